import { roles } from '@leasehold/catalog'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  decideReach,
  decideSeat,
  decideStatusChange,
  grantableRoles,
  invitationExpiry,
  invitationState,
  isLastBillingAdmin,
  isRaise,
  maySee,
} from './rules.ts'

const caller = (role: (typeof roles)[number], ...storeIds: string[]) => ({ userId: 'caller', role, storeIds })
const target = (role: (typeof roles)[number], ...storeIds: string[]) => ({ role, storeIds })

test.each([
  [{ limit: 5, used: 4 }, true],
  [{ limit: 5, used: 5 }, false],
  // After a move to a smaller plan.
  [{ limit: 5, used: 9 }, false],
  // Somebody must be able to pay.
  [{ limit: 0, used: 0 }, true],
  [{ limit: 0, used: 1 }, false],
  [{ limit: null, used: 1_000_000 }, true],
])('of %j seats one more is free: %s', (seats, free) => {
  expect(decideSeat(seats).ok).toBe(free)
})

test.each([
  ['a billing admin on one', caller('BILLING_ADMIN'), target('BILLING_ADMIN'), 'ok'],
  ['an administrator on a billing admin', caller('ORG_ADMIN'), target('BILLING_ADMIN'), 'role-above-own'],
  ['an administrator on another', caller('ORG_ADMIN'), target('ORG_ADMIN', 'a'), 'ok'],
  ['a manager of all stores', caller('MANAGER'), target('OPERATOR'), 'ok'],
  ['a manager on an administrator', caller('MANAGER', 'a'), target('ORG_ADMIN', 'a'), 'role-above-own'],
  ['a manager in the own stores', caller('MANAGER', 'a', 'b'), target('OPERATOR', 'b'), 'ok'],
  [
    'a manager on someone of more stores',
    caller('MANAGER', 'a'),
    target('OPERATOR', 'a', 'b'),
    'outside-store-scope',
  ],
  ['a manager of some on someone of all', caller('MANAGER', 'a'), target('OPERATOR'), 'outside-store-scope'],
  ['an administrator, whom stores do not limit', caller('ORG_ADMIN', 'a'), target('MANAGER', 'b'), 'ok'],
] as const)('reach of %s', (_, own, other, verdict) => {
  expect(decideReach(own, other)).toEqual(verdict === 'ok' ? { ok: true } : { ok: false, reason: verdict })
})

const people = fc.record({
  role: fc.constantFrom(...roles),
  storeIds: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd')),
})

test('nobody reaches a role above their own, and whom one reaches, one sees', () => {
  fc.assert(
    fc.property(people, people, (own, other) => {
      const me = { userId: 'caller', ...own }
      if (!decideReach(me, other).ok) return
      expect(grantableRoles(me)).toContain(other.role)
      expect(maySee(me, other)).toBe(true)
    }),
  )
})

test.each([
  ['of a shared store', ['a', 'b'], ['b', 'c'], true],
  ['of another store', ['a'], ['b'], false],
  ['of all stores', ['a'], [], false],
  ['by one of all stores', [], ['b'], true],
])('a member %s is seen', (_, own, other, seen) => {
  expect(maySee(caller('MANAGER', ...own), { storeIds: other })).toBe(seen)
})

test.each([
  ['the last one', 'BILLING_ADMIN', 'active', 0, { status: 'removed' }, true],
  ['the last one', 'BILLING_ADMIN', 'active', 0, { status: 'disabled' }, true],
  ['the last one', 'BILLING_ADMIN', 'active', 0, { role: 'ORG_ADMIN' }, true],
  ['the last one, to what it is', 'BILLING_ADMIN', 'active', 0, { role: 'BILLING_ADMIN' }, false],
  ['one of two', 'BILLING_ADMIN', 'active', 1, { status: 'removed' }, false],
  ['a disabled one', 'BILLING_ADMIN', 'disabled', 0, { status: 'removed' }, false],
  ['an administrator', 'ORG_ADMIN', 'active', 0, { status: 'removed' }, false],
] as const)(
  'changing %s (%s, %s, %i others, %j) leaves nobody who pays: %s',
  (_, role, status, others, change, last) => {
    expect(isLastBillingAdmin({ role, status }, others, change)).toBe(last)
  },
)

const arrival = { ok: true, takesSeat: true, arrives: true, departs: false }
const departure = { ok: true, takesSeat: false, arrives: false, departs: true }
const quiet = { ok: true, takesSeat: false, arrives: false, departs: false }

test.each([
  ['active', 'disabled', departure],
  ['active', 'removed', departure],
  ['disabled', 'active', arrival],
  ['disabled', 'removed', quiet],
  ['active', 'active', { ok: false }],
  ['disabled', 'disabled', { ok: false }],
  ['removed', 'active', { ok: false }],
  ['removed', 'removed', { ok: false }],
] as const)('a membership from %s to %s', (from, to, verdict) => {
  expect(decideStatusChange(from, to)).toEqual(verdict)
})

test.each([
  ['OPERATOR', 'MANAGER', true],
  ['MANAGER', 'OPERATOR', false],
  ['MANAGER', 'MANAGER', false],
  ['ORG_ADMIN', 'BILLING_ADMIN', true],
] as const)('from %s to %s is a raise: %s', (before, after, raise) => {
  expect(isRaise(before, after)).toBe(raise)
})

const now = new Date('2026-03-01T12:00:00Z')
const within = invitationExpiry(now)

test.each([
  ['a fresh one', 'open', within, false, 'open'],
  ['one whose time is up', 'open', now, false, 'expired'],
  ['one that was counted out', 'expired', within, false, 'expired'],
  ['an accepted one, long after', 'accepted', now, true, 'accepted'],
  ['a revoked one', 'revoked', within, false, 'revoked'],
  ['one of a deleted company', 'open', within, true, 'revoked'],
] as const)('state of an invitation: %s', (_, status, expiresAt, tenantDeleted, state) => {
  expect(invitationState({ status, expiresAt, tenantDeleted }, now)).toBe(state)
})

test('an invitation lasts seven days', () => {
  expect(within.toISOString()).toBe('2026-03-08T12:00:00.000Z')
})
