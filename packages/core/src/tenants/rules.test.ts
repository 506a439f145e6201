import type { SubscriptionState } from '@leasehold/catalog'
import { describe, expect, test } from 'vitest'
import { resolveEntitlements, stateAt } from '../entitlements/index.ts'
import type { SoldPlan } from '../plans/index.ts'
import {
  decideDeletion,
  decideExtension,
  decidePlanChange,
  decideResumption,
  decideSuspension,
  firstContract,
  type HeldContract,
  possibleActions,
} from './rules.ts'

const now = new Date('2026-03-10T12:00:00Z')
const days = (n: number) => new Date(now.getTime() + n * 86_400_000)

function held(state: SubscriptionState, given: Partial<HeldContract> = {}): HeldContract {
  const contract = {
    plan: 'basic',
    planVersion: 1,
    trialEndsAt: null,
    stateSince: days(-30),
    seats: 0,
    endsAt: null,
    clockAhead: 0,
    suspendedFrom: null,
    suspensionCause: null,
    source: 'manual' as const,
  }
  return { ...contract, state, ...given }
}
/** A plan in the version that is sold: the trial is only tried. */
const planOf = (plan: string, planVersion = 1): SoldPlan => ({
  plan,
  planVersion,
  trialDays: plan === 'trial' ? 14 : null,
})
const accessOf = (contract: HeldContract) =>
  resolveEntitlements({ contract, plan: {}, addOns: [], overrides: [], defaults: {} }, now).access
const onTrial = (given: Partial<HeldContract> = {}) =>
  held('trialing', { plan: 'trial', trialEndsAt: days(5), ...given })

/** What a contract begins with beside its plan and state. */
const begun = { seats: 0, endsAt: null }

describe('a first contract', () => {
  test.each([
    ['trial', null, 'trialing', days(14)],
    ['trial', 30, 'trialing', days(30)],
    ['professional', 7, 'trialing', days(7)],
    ['basic', null, 'active', null],
    ['enterprise', null, 'active', null],
  ] as const)('%s with %j trial days is %s until %s', (plan, trialDays, state, trialEndsAt) => {
    expect(firstContract(planOf(plan, 3), trialDays, now)).toEqual({
      plan,
      ...begun,
      clockAhead: 0,
      planVersion: 3,
      state,
      trialEndsAt,
      stateSince: now,
    })
  })
})

describe('suspending', () => {
  test.each([
    ['active', held('active')],
    ['past_due', held('past_due')],
    ['trialing', onTrial()],
  ] as const)('%s is remembered', (state, contract) => {
    expect(decideSuspension(contract, 'why', now)).toEqual({
      ok: true,
      change: {
        state: 'suspended',
        suspendedFrom: state,
        suspensionCause: 'staff',
        suspensionReason: 'why',
        stateSince: now,
      },
    })
  })

  test.each([
    ['suspended', held('suspended')],
    ['expired', held('expired')],
    ['cancelled', held('cancelled')],
    ['a trial that ran out', onTrial({ trialEndsAt: now })],
  ])('%s is not suspended', (_, contract) => {
    expect(decideSuspension(contract, 'why', now)).toEqual({ ok: false })
  })

  test('makes the workspace read-only, and lifting it opens it again', () => {
    const suspension = decideSuspension(held('active'), 'why', now)
    const suspended = { ...held('active'), ...(suspension.ok && suspension.change) }
    expect(accessOf(suspended)).toBe('read_only')
    const resumption = decideResumption(suspended, now)
    const resumed = { ...suspended, ...(resumption.ok && resumption.change) }
    expect(accessOf(resumed)).toBe('full')
    expect(resumed).toMatchObject({ state: 'active', suspendedFrom: null, suspensionReason: null })
  })

  test('lifting it from a trial that ran out meanwhile leaves it expired', () => {
    const contract = onTrial({ state: 'suspended', suspendedFrom: 'trialing', trialEndsAt: days(-1) })
    const verdict = decideResumption(contract, now)
    expect(stateAt({ ...contract, ...(verdict.ok && verdict.change) }, now)).toBe('expired')
  })

  test('what is not suspended is not resumed', () => {
    for (const state of ['active', 'trialing', 'past_due', 'expired', 'cancelled'] as const) {
      expect(decideResumption(held(state), now)).toEqual({ ok: false })
    }
  })
})

describe('moving to another plan', () => {
  const sold = {
    ...begun,
    source: 'manual',
    plan: 'professional',
    planVersion: 1,
    state: 'active',
    trialEndsAt: null,
    stateSince: now,
  }
  test.each([
    ['on trial', onTrial(), sold],
    ['on trial of the same plan', onTrial({ plan: 'professional' }), sold],
    ['after the trial', onTrial({ trialEndsAt: days(-1) }), sold],
    ['expired', held('expired'), sold],
    ['cancelled', held('cancelled', { plan: 'professional' }), sold],
    ['active', held('active'), { plan: 'professional', planVersion: 1, trialEndsAt: null }],
    ['in arrears', held('past_due'), { plan: 'professional', planVersion: 1, trialEndsAt: null }],
    [
      'suspended',
      held('suspended', { suspendedFrom: 'trialing' }),
      { plan: 'professional', planVersion: 1, trialEndsAt: null, suspendedFrom: 'active' },
    ],
    [
      'suspended out of arrears',
      held('suspended', { suspendedFrom: 'past_due' }),
      { plan: 'professional', planVersion: 1, trialEndsAt: null, suspendedFrom: 'past_due' },
    ],
  ] as const)('%s', (_, contract, change) => {
    expect(decidePlanChange(contract, planOf('professional'), now)).toEqual({ ok: true, change })
  })

  test.each([
    ['to the plan it has', held('active'), 'basic'],
    ['in arrears, to the plan it has', held('past_due'), 'basic'],
    ['suspended, to the plan it has', held('suspended', { suspendedFrom: 'active' }), 'basic'],
    ['from a trial to a trial', onTrial(), 'trial'],
    ['in arrears, to a trial', held('past_due'), 'trial'],
  ] as const)('is refused %s', (_, contract, plan) => {
    expect(decidePlanChange(contract, planOf(plan), now)).toEqual({ ok: false })
  })

  test('to a newer version of the plan it has', () => {
    expect(decidePlanChange(held('active'), planOf('basic', 2), now)).toEqual({
      ok: true,
      change: { plan: 'basic', planVersion: 2, trialEndsAt: null },
    })
  })

  test('back to a trial begins one', () => {
    expect(decidePlanChange(held('active'), planOf('trial'), now)).toEqual({
      ok: true,
      change: {
        ...sold,
        plan: 'trial',
        state: 'trialing',
        trialEndsAt: days(14),
      },
    })
  })
})

describe('what Stripe keeps', () => {
  const stripes = (state: SubscriptionState, given: Partial<HeldContract> = {}) =>
    held(state, { source: 'stripe', ...given })

  test.each(['active', 'trialing', 'past_due', 'suspended'] as const)(
    'is not changed by hand: %s',
    (state) => {
      const refused = { ok: false, heldByStripe: true }
      expect(decidePlanChange(stripes(state), planOf('professional'), now)).toEqual(refused)
      expect(
        possibleActions({ deletedAt: null, activation: 'active', contract: stripes(state) }, now),
      ).toMatchObject({
        changePlan: false,
        extendTrial: false,
      })
    },
  )

  test('becomes ours once it has ended', () => {
    expect(decidePlanChange(stripes('cancelled'), planOf('professional'), now)).toMatchObject({
      ok: true,
      change: { source: 'manual', state: 'active' },
    })
    const ended = stripes('active', { endsAt: now })
    expect(decidePlanChange(ended, planOf('professional'), now)).toMatchObject({ ok: true })
  })

  test('is taken up again here only where staff suspended it', () => {
    const byStaff = stripes('suspended', { suspendedFrom: 'active', suspensionCause: 'staff' })
    expect(decideResumption(byStaff, now).ok).toBe(true)
    for (const suspensionCause of ['unpaid', 'paused'] as const) {
      expect(decideResumption({ ...byStaff, suspensionCause }, now)).toEqual({
        ok: false,
        heldByStripe: true,
      })
    }
  })
})

describe('more days of trial', () => {
  test('count from its end', () => {
    expect(decideExtension(onTrial(), 7, now)).toEqual({ ok: true, change: { trialEndsAt: days(12) } })
  })

  test.each([
    ['by the clock', onTrial({ trialEndsAt: days(-3) })],
    ['by its state', held('expired', { trialEndsAt: days(-3) })],
  ])('count from now when it ended %s', (_, contract) => {
    expect(decideExtension(contract, 7, now)).toEqual({
      ok: true,
      change: { trialEndsAt: days(7), state: 'trialing', stateSince: now },
    })
  })

  test.each([
    ['sold', held('active')],
    ['suspended', held('suspended', { suspendedFrom: 'trialing', trialEndsAt: days(1) })],
    ['cancelled', held('cancelled', { trialEndsAt: days(-1) })],
    ['expired without ever a trial', held('expired')],
  ])('are not given when %s', (_, contract) => {
    expect(decideExtension(contract, 7, now)).toEqual({ ok: false })
  })
})

describe('deleting', () => {
  const done = { ok: true, deletedAt: now, purgeAfter: days(30) }
  test.each([
    ['active', { deletedAt: null, contract: held('active') }, false, done],
    ['without a contract', { deletedAt: null, contract: null }, false, done],
    ['deleted', { deletedAt: now, contract: null }, true, { ok: false, reason: 'deleted' }],
    [
      'in arrears',
      { deletedAt: null, contract: held('past_due') },
      false,
      { ok: false, reason: 'money-owed' },
    ],
    ['in arrears, forced', { deletedAt: null, contract: held('past_due') }, true, done],
    [
      'suspended out of arrears',
      { deletedAt: null, contract: held('suspended', { suspendedFrom: 'past_due' }) },
      false,
      { ok: false, reason: 'money-owed' },
    ],
  ] as const)('%s', (_, tenant, force, verdict) => {
    expect(decideDeletion(tenant, force, now)).toEqual(verdict)
  })
})

describe('what the console offers', () => {
  const may = (given: Partial<Parameters<typeof possibleActions>[0]>) => {
    const tenant = { deletedAt: null, activation: 'active' as const, contract: held('active'), ...given }
    return Object.entries(possibleActions(tenant, now)).flatMap(([action, possible]) =>
      possible ? [action] : [],
    )
  }
  test.each([
    ['in use', {}, ['edit', 'suspend', 'changePlan', 'delete']],
    [
      'just made, on trial',
      { activation: 'pending_creation', contract: onTrial() },
      ['edit', 'suspend', 'changePlan', 'extendTrial', 'makeLink', 'delete'],
    ],
    ['suspended', { contract: held('suspended') }, ['edit', 'resume', 'changePlan', 'delete']],
    ['without a contract', { contract: null }, ['edit', 'delete']],
    ['deleted', { deletedAt: now, activation: 'pending_creation' }, ['restore']],
  ] as const)('%s', (_, given, actions) => {
    expect(may(given)).toEqual(actions)
  })
})
