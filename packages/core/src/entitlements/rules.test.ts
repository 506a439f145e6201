import { modules, type SubscriptionState } from '@leasehold/catalog'
import { describe, expect, test } from 'vitest'
import { entitlementsOf } from './memo.ts'
import { type Contract, graceDays, moduleStates, resolveEntitlements, stateAt } from './rules.ts'

const now = new Date('2026-03-01T00:00:00Z')
const days = (n: number) => new Date(now.getTime() + n * 86_400_000)
const contract = (given: Partial<Contract>): Contract => ({
  plan: 'basic',
  state: 'active',
  trialEndsAt: null,
  stateSince: days(-1),
  ...given,
})

describe('what a contract opens', () => {
  const cases: [name: string, given: Partial<Contract>, access: string, modules: number][] = [
    ['active', { state: 'active' }, 'full', 6],
    ['trialing', { state: 'trialing', plan: 'trial', trialEndsAt: days(3) }, 'full', modules.length],
    [
      'a trial at its last instant',
      { state: 'trialing', trialEndsAt: new Date(now.getTime() + 1) },
      'full',
      6,
    ],
    ['a trial that ends now', { state: 'trialing', trialEndsAt: now }, 'billing_only', 0],
    ['past due within grace', { state: 'past_due', stateSince: days(-graceDays + 1) }, 'full', 6],
    ['past due after grace', { state: 'past_due', stateSince: days(-graceDays) }, 'read_only', 6],
    ['suspended', { state: 'suspended' }, 'read_only', 6],
    ['expired', { state: 'expired' }, 'billing_only', 0],
    ['cancelled', { state: 'cancelled' }, 'billing_only', 0],
  ]
  test.each(cases)('%s', (_name, given, access, open) => {
    const entitlements = resolveEntitlements(contract(given), now)
    expect(entitlements.access).toBe(access)
    expect(entitlements.modules.size).toBe(open)
  })

  test('no contract: billing only, nothing open', () => {
    expect(resolveEntitlements(null, now)).toMatchObject({ access: 'billing_only', limits: { users: 0 } })
  })

  test('a locked module is told from an open one', () => {
    const states = moduleStates(resolveEntitlements(contract({ plan: 'basic' }), now))
    expect(states).toMatchObject({ CRM: 'open', INVENTORY: 'locked' })
  })
})

test('a trial expires without anyone writing so', () => {
  expect(stateAt(contract({ state: 'trialing', trialEndsAt: days(-1) }), now)).toBe('expired')
})

describe('what is remembered', () => {
  const of = (version: number, state: SubscriptionState, at = now, trialEndsAt: Date | null = null) =>
    entitlementsOf('tenant-a', version, contract({ state, trialEndsAt }), at).access

  test('holds for its version and not for the next', () => {
    expect(of(1, 'active')).toBe('full')
    expect(of(1, 'suspended'), 'the version did not move').toBe('full')
    expect(of(2, 'suspended')).toBe('read_only')
  })

  test('ends by the clock', () => {
    expect(of(3, 'trialing', now, days(1))).toBe('full')
    expect(of(3, 'trialing', days(1), days(1))).toBe('billing_only')
  })
})
