import type { FeatureValue } from '@leasehold/catalog'
import type { AddOn, EntitlementInputs, Override } from '../entitlements/index.ts'
import { decidePlanChange, firstContract, type HeldContract } from '../tenants/index.ts'

/** A plan or add-on in the version that is sold now, with what it brings. */
export type SoldTerms = {
  plan: string
  planVersion: number
  trialDays: number | null
  entitlements: Readonly<Record<string, FeatureValue>>
}

/** A change of what a company may use, checked and complete: what is written, and what a preview computes with. */
export type Change =
  | { kind: 'apply_plan'; contract: HeldContract | null; sold: SoldTerms }
  | { kind: 'set_override'; override: Override }
  | { kind: 'revoke_override'; id: string }
  | { kind: 'add_add_on'; addOn: AddOn }
  | { kind: 'change_add_on'; id: string; quantity: number }
  | { kind: 'remove_add_on'; id: string }

/**
 * What entitlements rest on once the change is made: the one function that previews and commands go by. Null when
 * the contract's state forbids it.
 */
export function inputsAfter(inputs: EntitlementInputs, change: Change, now: Date): EntitlementInputs | null {
  switch (change.kind) {
    case 'apply_plan':
      return withPlan(inputs, change, now)
    case 'set_override':
      return { ...inputs, overrides: [...inputs.overrides, change.override] }
    case 'revoke_override':
      return { ...inputs, overrides: inputs.overrides.filter(({ id }) => id !== change.id) }
    case 'add_add_on':
      return { ...inputs, addOns: [...inputs.addOns, change.addOn] }
    case 'change_add_on': {
      const { id, quantity } = change
      const addOns = inputs.addOns.map((addOn) => (addOn.id === id ? { ...addOn, quantity } : addOn))
      return { ...inputs, addOns }
    }
    case 'remove_add_on':
      return { ...inputs, addOns: inputs.addOns.filter(({ id }) => id !== change.id) }
  }
}

function withPlan(
  inputs: EntitlementInputs,
  { contract, sold }: Extract<Change, { kind: 'apply_plan' }>,
  now: Date,
): EntitlementInputs | null {
  const plan = sold.entitlements
  if (!contract) return { ...inputs, plan, contract: firstContract(sold, null, now) }
  const verdict = decidePlanChange(contract, sold, now)
  if (verdict.ok) return { ...inputs, plan, contract: { ...contract, ...verdict.change } }
  return contract.plan === sold.plan && contract.planVersion === sold.planVersion ? inputs : null
}

export type DatesVerdict =
  | { ok: true; startsAt: Date; endsAt: Date | null }
  | { ok: false; path: 'endsAt'; code: 'ends_before_start' | 'in_the_past' }

/** Dates of a grant: from now on unless it begins later, and with an end after its beginning, if any. */
export function decideDates(
  { startsAt = null, endsAt }: { startsAt?: Date | null; endsAt: Date | null },
  now: Date,
): DatesVerdict {
  const begins = startsAt && startsAt > now ? startsAt : now
  if (endsAt && startsAt && endsAt <= startsAt)
    return { ok: false, path: 'endsAt', code: 'ends_before_start' }
  if (endsAt && endsAt <= now) return { ok: false, path: 'endsAt', code: 'in_the_past' }
  return { ok: true, startsAt: begins, endsAt }
}

/**
 * The override that says already what a new one would: the latest of its feature, which no other wins over.
 *
 * @param standing neither revoked nor ended, in the order in which they were made
 */
export function sameOverride(
  standing: readonly Override[],
  wanted: Pick<Override, 'feature' | 'value' | 'startsAt' | 'endsAt'>,
  now: Date,
): Override | null {
  const latest = standing.findLast(({ feature }) => feature === wanted.feature)
  if (latest?.value !== wanted.value) return null
  const begins = Math.max(latest.startsAt.getTime(), now.getTime())
  const sameDates = begins === wanted.startsAt.getTime() && same(latest.endsAt, wanted.endsAt)
  return sameDates ? latest : null
}

function same(a: Date | null, b: Date | null): boolean {
  return a?.getTime() === b?.getTime()
}

export type GrantState = 'coming' | 'current' | 'ended' | 'revoked'

/** Where an override or an add-on stands, by the clock. */
export function grantState(
  grant: { startsAt: Date; endsAt: Date | null; revokedAt: Date | null },
  now: Date,
): GrantState {
  if (grant.revokedAt) return 'revoked'
  if (grant.endsAt && grant.endsAt <= now) return 'ended'
  return grant.startsAt > now ? 'coming' : 'current'
}

/** The millisecond in which a UUID version 7 was made. */
export function madeAt(id: string): number {
  return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
}
