import type { FeatureValue } from '@leasehold/catalog'
import {
  catalogSettings,
  type Database,
  overrides,
  type PlatformDb,
  planVersions,
  preparedPlatformRead,
  subscriptionAddOns,
  subscriptions,
  type TenantId,
  type Tx,
  tenants,
} from '@leasehold/db'
import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { AddOn, EntitlementInputs, Override } from './rules.ts'

type Dated<T> = Omit<T, 'startsAt' | 'endsAt'> & { startsAt?: string; endsAt: string | null }

/** Everything that a tenant's entitlements depend on, and the version at which it is so: one row. */
const inputFields = {
  version: tenants.entitlementVersion,
  plan: subscriptions.plan,
  planVersion: subscriptions.planVersion,
  state: subscriptions.state,
  stateSince: subscriptions.stateSince,
  trialEndsAt: subscriptions.trialEndsAt,
  seats: subscriptions.seats,
  endsAt: subscriptions.endsAt,
  clockAhead: subscriptions.clockAhead,
  entitlements: sql<Record<string, FeatureValue> | null>`${planVersions.terms} -> 'entitlements'`,
  addOns: sql<Dated<AddOn>[]>`coalesce((
    select json_agg(json_build_object(
      'id', a.id, 'plan', a.plan, 'planVersion', a.plan_version, 'quantity', a.quantity, 'endsAt', a.ends_at,
      'entitlements', v.terms -> 'entitlements') order by a.id)
    from ${subscriptionAddOns} a join ${planVersions} v on v.plan = a.plan and v.number = a.plan_version
    where a.tenant_id = ${tenants.id} and a.removed_at is null), '[]')`,
  overrides: sql<Dated<Override>[]>`coalesce((
    select json_agg(json_build_object(
      'id', o.id, 'feature', o.feature, 'value', o.value, 'reason', o.reason, 'startsAt', o.starts_at,
      'endsAt', o.ends_at) order by o.id)
    from ${overrides} o
    where o.tenant_id = ${tenants.id} and o.revoked_at is null and (o.ends_at is null or o.ends_at > now())
    ), '[]')`,
  defaults: sql<Record<
    string,
    FeatureValue
  > | null>`(select ${catalogSettings.defaults} from ${catalogSettings})`,
}

const contractOf = eq(subscriptions.tenantId, tenants.id)
const termsOf = and(
  eq(planVersions.plan, subscriptions.plan),
  eq(planVersions.number, subscriptions.planVersion),
)

type InputRow = Awaited<ReturnType<typeof readPrepared>>[number]

const readPrepared = preparedPlatformRead('entitlement_inputs', (db) =>
  db
    .select(inputFields)
    .from(tenants)
    .leftJoin(subscriptions, contractOf)
    .leftJoin(planVersions, termsOf)
    .where(eq(tenants.id, sql.placeholder('tenantId'))),
)

/** What a tenant's entitlements depend on now, and the version at which it is so; null when there is no tenant. */
export async function readInputs(database: Database, tenantId: string) {
  const [row] = await readPrepared(database, { tenantId })
  return row ? toInputs(row) : null
}

/** The same as the transaction sees it. */
export async function readInputsIn(tx: Tx, tenantId: string): Promise<EntitlementInputs> {
  const [found] = await readManyIn(tx, eq(tenants.id, tenantId))
  return found?.inputs ?? { contract: null, plan: {}, addOns: [], overrides: [], defaults: {} }
}

/** The same for several tenants. */
export function readManyIn(tx: Tx, where: SQL) {
  return readManyOf(tx, where)
}

/** The same outside a transaction. */
export async function readManyOf(db: PlatformDb | Tx, where: SQL) {
  const rows = await db
    .select({ ...inputFields, tenantId: tenants.id })
    .from(tenants)
    .leftJoin(subscriptions, contractOf)
    .leftJoin(planVersions, termsOf)
    .where(where)
  return rows.map(({ tenantId, ...row }) => ({ tenantId, ...toInputs(row) }))
}

function toInputs(row: InputRow): { version: number; inputs: EntitlementInputs } {
  const { version, plan, planVersion, state, stateSince, trialEndsAt, entitlements, defaults } = row
  const { seats, endsAt, clockAhead } = row
  const contract =
    plan && planVersion && state && stateSince
      ? {
          plan,
          planVersion,
          state,
          stateSince,
          trialEndsAt,
          seats: seats ?? 0,
          endsAt,
          clockAhead: clockAhead ?? 0,
        }
      : null
  return {
    version,
    inputs: {
      contract,
      plan: entitlements ?? {},
      addOns: row.addOns.map((addOn) => ({ ...addOn, endsAt: dateOf(addOn.endsAt) })),
      overrides: row.overrides.map((override) => ({
        ...override,
        startsAt: new Date(override.startsAt ?? 0),
        endsAt: dateOf(override.endsAt),
      })),
      defaults: defaults ?? {},
    },
  }
}

function dateOf(value: string | null): Date | null {
  return value === null ? null : new Date(value)
}

/** Holds the contract's row: whatever counts against a limit of the tenant meets here. */
export async function lockContract(tx: Tx, tenantId: TenantId): Promise<void> {
  await tx
    .select({ tenantId: subscriptions.tenantId })
    .from(subscriptions)
    .where(eq(subscriptions.tenantId, tenantId))
    .for('update')
}
