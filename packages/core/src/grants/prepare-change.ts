import { isValueOf } from '@leasehold/catalog'
import type { GrantChange } from '@leasehold/contracts'
import type { PlatformDb, PlatformTx } from '@leasehold/db'
import type { Override } from '../entitlements/index.ts'
import { InvalidField, NotFound, newId } from '../kernel/index.ts'
import { PlanNotOnSale } from '../plans/index.ts'
import { type Change, decideDates, type SoldTerms } from './rules.ts'
import * as store from './store.ts'

type Asked<Kind extends GrantChange['kind']> = Extract<GrantChange, { kind: Kind }>
type Prepared<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>

/**
 * Checks what is asked for against the catalog and the company's contract, and completes it: for a preview and for
 * the change itself alike. Nothing is written.
 *
 * @throws InvalidField, NotFound, PlanNotOnSale
 */
export function prepareChange(
  db: PlatformDb | PlatformTx,
  tenantId: string,
  asked: GrantChange,
  now: Date,
): Promise<Change> {
  switch (asked.kind) {
    case 'apply_plan':
      return preparePlan(db, tenantId, asked)
    case 'set_override':
      return prepareOverride(db, { ...asked, reason: '' }, now)
    case 'add_add_on':
      return prepareAddOn(db, asked, now)
    case 'revoke_override':
      return requireOverride(db, tenantId, asked.id).then(() => asked)
    default:
      return requireAddOn(db, tenantId, asked.id).then(() => asked)
  }
}

export async function preparePlan(
  db: PlatformDb | PlatformTx,
  tenantId: string,
  { plan }: Pick<Asked<'apply_plan'>, 'plan'>,
): Promise<Prepared<'apply_plan'>> {
  const sold = await readSold(db, plan, 'plan')
  return { kind: 'apply_plan', sold, contract: await store.readContract(db, tenantId) }
}

export async function prepareOverride(
  db: PlatformDb | PlatformTx,
  asked: Pick<Override, 'feature' | 'value' | 'reason' | 'endsAt'> & { startsAt?: Date | null },
  now: Date,
): Promise<Prepared<'set_override'>> {
  const { feature, value, reason } = asked
  const found = await store.readFeature(db, feature)
  if (!found) throw new InvalidField('feature', 'unknown')
  if (!isValueOf(found.kind, value)) throw new InvalidField('value', 'feature_value')
  const dates = decideDates(asked, now)
  if (!dates.ok) throw new InvalidField(dates.path, dates.code)
  const { startsAt, endsAt } = dates
  const override = { id: newId(now.getTime()), feature, value, reason, startsAt, endsAt }
  return { kind: 'set_override', override }
}

export async function prepareAddOn(
  db: PlatformDb | PlatformTx,
  { plan, quantity, endsAt }: Pick<Asked<'add_add_on'>, 'plan' | 'quantity' | 'endsAt'>,
  now: Date,
): Promise<Prepared<'add_add_on'>> {
  const { planVersion, entitlements } = await readSold(db, plan, 'addon')
  const dates = decideDates({ endsAt }, now)
  if (!dates.ok) throw new InvalidField(dates.path, dates.code)
  const addOn = { id: newId(now.getTime()), plan, planVersion, quantity, entitlements, endsAt }
  return { kind: 'add_add_on', addOn }
}

async function readSold(
  db: PlatformDb | PlatformTx,
  plan: string,
  kind: 'plan' | 'addon',
): Promise<SoldTerms> {
  const found = await store.readLatest(db, plan)
  if (!found) throw new InvalidField('plan', 'unknown')
  const { planVersion, terms, onSale } = found
  if (found.kind !== kind || !onSale || planVersion === null || !terms) throw new PlanNotOnSale(plan)
  return { plan, planVersion, trialDays: terms.trialDays, entitlements: terms.entitlements }
}

/** @throws NotFound */
export async function requireOverride(db: PlatformDb | PlatformTx, tenantId: string, id: string) {
  const override = await store.readOverride(db, tenantId, id)
  if (!override) throw new NotFound('override')
  return override
}

/** @throws NotFound also when it was taken off */
export async function requireAddOn(db: PlatformDb | PlatformTx, tenantId: string, id: string) {
  const addOn = await store.readAddOn(db, tenantId, id)
  if (!addOn) throw new NotFound('add_on')
  return addOn
}
