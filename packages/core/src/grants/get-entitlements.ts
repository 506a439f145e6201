import { type FeatureKind, type FeatureValue, type Limit, limits, nothingOf } from '@leasehold/catalog'
import {
  type EntitlementInputs,
  type EntitlementSource,
  readEntitlements,
  resolveEntitlements,
} from '../entitlements/index.ts'
import { NotFound, type PlatformQuery } from '../kernel/index.ts'
import { isOver, type Usage, usageOf } from '../usage/index.ts'
import { accessReason } from './access-reason.ts'
import { readNames } from './names.ts'
import { grantState } from './rules.ts'
import * as store from './store.ts'

/** Ended and revoked grants that a page shows of each kind, newest first. */
const historyLength = 100

type Names = Awaited<ReturnType<typeof readNames>>
type OverrideRow = Awaited<ReturnType<typeof store.listOverrides>>[number]

/**
 * What a company may use, feature by feature, with where it comes from and until when, what is used of it, what was
 * granted by hand now and in the past, and what may be done.
 *
 * @throws NotFound
 */
export async function getEntitlements(call: PlatformQuery, { tenantId }: { tenantId: string }) {
  const { database, now, admin } = call
  const db = database.platform
  const [{ version, inputs }, used, company, names, contract, overrides, addOns] = await Promise.all([
    readEntitlements(call, tenantId),
    usageOf(database, tenantId, now),
    store.readCompany(db, tenantId),
    readNames(db),
    store.readContract(db, tenantId),
    store.listOverrides(db, tenantId, now, historyLength),
    store.listAddOns(db, tenantId, now, historyLength),
  ])
  if (!company) throw new NotFound('tenant')
  const entitlements = resolveEntitlements(inputs, now)
  const { access, state, plan, planVersion, until } = entitlements
  const inForce = new Set(
    [...entitlements.features.values()].flatMap(({ sources }) =>
      sources.flatMap((source) => (source.kind === 'override' ? [source.id] : [])),
    ),
  )
  return {
    version,
    access,
    reason: accessReason(inputs.contract, now),
    suspensionReason: contract?.suspensionReason ?? null,
    state,
    plan: plan === null ? null : { key: plan, name: names.plan(plan), version: planVersion },
    trialEndsAt: contract?.trialEndsAt ?? null,
    until,
    features: names.features.map(({ key, name, kind, unit }) => {
      const found = entitlements.features.get(key)
      const value = found ? found.value : nothingOf(kind)
      return {
        key,
        name,
        kind,
        unit,
        value,
        until: found?.until ?? null,
        ...useOf(key, kind, value, used),
        sources: (found?.sources ?? []).map((source) => sourceOf(source, key, inputs, names, overrides)),
      }
    }),
    overrides: overrides.map((row) => ({
      ...row,
      featureName: names.feature(row.feature).name,
      kind: names.feature(row.feature).kind,
      unit: names.feature(row.feature).unit,
      state: grantState(row, now),
      /** False for one that a later one stands before, or that the contract's state leaves without effect. */
      inForce: inForce.has(row.id),
    })),
    addOns: addOns.map(({ removedAt, ...row }) => ({
      ...row,
      removedAt,
      planName: names.plan(row.plan),
      state: grantState({ ...row, startsAt: row.createdAt, revokedAt: removedAt }, now),
    })),
    may: { manage: !company.deletedAt && admin.permissions.has('entitlements:manage') },
  }
}

/** What is used of a limit; null for what is not counted. */
function useOf(key: string, kind: FeatureKind, value: FeatureValue, used: Usage) {
  const limit = limits.find((each): each is Limit => each === key)
  if (kind !== 'limit' || !limit) return { used: null, isOver: false }
  return { used: used[limit], isOver: typeof value !== 'boolean' && isOver(used[limit], value) }
}

/** A source in words that a page needs: names of plans, what each brings, and who made an override, when and why. */
function sourceOf(
  source: EntitlementSource,
  feature: string,
  inputs: EntitlementInputs,
  names: Names,
  overrides: OverrideRow[],
) {
  switch (source.kind) {
    case 'plan':
      return { ...source, planName: names.plan(source.plan), value: inputs.plan[feature] ?? null }
    case 'add_on': {
      const addOn = inputs.addOns.find(({ id }) => id === source.id)
      const value = addOn?.entitlements[feature] ?? null
      return { ...source, planName: names.plan(source.plan), value, endsAt: addOn?.endsAt ?? null }
    }
    case 'seats':
      return { ...source, value: source.quantity }
    case 'override': {
      const row = overrides.find(({ id }) => id === source.id)
      const { createdBy = null, createdAt = null, endsAt = null } = row ?? {}
      return { ...source, value: row?.value ?? null, createdBy, createdAt, endsAt }
    }
    default:
      return { ...source, value: inputs.defaults[feature] ?? null }
  }
}
