import {
  type MembershipStatus,
  modules,
  type Permission,
  permissions,
  permissionsOf,
  roles,
  subscriptionStates,
} from '@leasehold/catalog'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { admit, checkFor, type EntitlementInputs, resolveEntitlements } from '../../entitlements/index.ts'
import { explain, type Facts, wantedOf } from './explain.ts'

const now = new Date('2026-03-01T00:00:00Z')
const day = 86_400_000
const at = (days: number) => new Date(now.getTime() + days * day)

const inputs: EntitlementInputs = {
  contract: {
    plan: 'basic',
    planVersion: 2,
    state: 'active',
    trialEndsAt: null,
    stateSince: at(-30),
    seats: 0,
    endsAt: null,
    clockAhead: 0,
  },
  plan: { CRM: true, users: 5, POS: false, storage: null },
  addOns: [],
  overrides: [],
  defaults: {},
}
const facts: Facts = {
  member: { status: 'active', accountStatus: 'enabled', role: 'MANAGER', customRole: null, stores: [] },
  isDeleted: false,
  inputs,
  used: { users: 3, stores: 0, customers: 0, storage: 0 },
}
const why = (given: Partial<Facts>, subject: Parameters<typeof wantedOf>[0]) =>
  explain({ ...facts, ...given }, wantedOf(subject), now)
const member = (given: Partial<NonNullable<Facts['member']>>) =>
  ({ member: { ...facts.member, ...given } }) as Partial<Facts>
const contract = (given: object) => ({
  inputs: { ...inputs, contract: { ...inputs.contract, ...given } } as EntitlementInputs,
})

describe('the first link that says no is', () => {
  const crm = { feature: 'CRM' }
  test.each([
    ['nobody', why({}, crm), null],
    ['membership, of a stranger', why({ member: null }, crm), 'membership'],
    ['membership, disabled', why(member({ status: 'disabled' }), crm), 'membership'],
    ['membership, account disabled', why(member({ accountStatus: 'disabled' }), crm), 'membership'],
    ['membership, company deleted', why({ isDeleted: true }, crm), 'membership'],
    ['role, which lacks it', why({}, { permission: 'billing:manage' }), 'role'],
    ['entitlement', why({}, { feature: 'POS' }), 'entitlement'],
    ['entitlement, of a record', why({}, { permission: 'records.receipts:read' }), 'entitlement'],
    [
      'billing, suspended',
      why(contract({ state: 'suspended' }), { permission: 'members:invite' }),
      'billing',
    ],
    ['billing, expired, of what the plan has', why(contract({ state: 'expired' }), crm), 'billing'],
    ['billing, trial over', why(contract({ state: 'trialing', trialEndsAt: at(-1) }), crm), 'billing'],
  ])('%s', (_name, { stoppedBy, allowed }, expected) => {
    expect(stoppedBy).toBe(expected)
    expect(allowed).toBe(expected === null)
  })
})

test('a custom role that leaves a permission out is told apart from a role that lacks it', () => {
  const customRole = { name: 'Cashier', permissions: ['records.deals:read'] }
  const narrowed = why(member({ customRole }), { permission: 'records.deals:write' })
  expect(narrowed.links[1]).toMatchObject({ ok: false, code: 'narrowed', customRole: 'Cashier' })
  const lacks = why(member({ role: 'OPERATOR', customRole }), { permission: 'records.deals:delete' })
  expect(lacks.links[1]).toMatchObject({ ok: false, code: 'lacks' })
})

test('an override names itself, its reason and its end', () => {
  const override = {
    id: 'o1',
    feature: 'CRM',
    value: false,
    reason: 'misuse',
    startsAt: at(-1),
    endsAt: at(3),
  }
  const taken = why({ inputs: { ...inputs, overrides: [override] } }, { feature: 'CRM' })
  expect(taken.links[3]).toMatchObject({
    ok: false,
    code: 'taken_away',
    sources: [{ kind: 'override', id: 'o1', reason: 'misuse' }],
    until: at(3),
  })
})

test('a limit that is full says so, and one without an end never is', () => {
  const admin = member({ role: 'ORG_ADMIN' })
  const users = (count: number) =>
    why({ ...admin, used: { ...facts.used, users: count } }, { feature: 'users' }).links[3]
  expect(users(4)).toMatchObject({ ok: true, value: 5, used: 4 })
  expect(users(5)).toMatchObject({ ok: false, code: 'used_up' })
  expect(why({ used: { ...facts.used, storage: 1e15 } }, { feature: 'storage' }).links[3].ok).toBe(true)
})

test('stores limit only roles that work in stores, and what belongs to a store', () => {
  const stores = [{ id: 's', name: 'Harbour' }]
  const of = (role: (typeof roles)[number], permission: Permission) =>
    why(member({ role, stores }), { permission }).links[2].code
  expect(of('MANAGER', 'records.customers:read')).toBe('these_stores')
  expect(of('ORG_ADMIN', 'records.customers:read')).toBe('all_stores')
  expect(of('MANAGER', 'records.products:read')).toBe('whole_company')
})

const anyFacts = fc.record({
  role: fc.constantFrom(...roles),
  custom: fc.option(fc.subarray([...permissions])),
  status: fc.constantFrom<MembershipStatus>('active', 'disabled', 'removed'),
  accountStatus: fc.constantFrom('enabled' as const, 'disabled' as const),
  isDeleted: fc.boolean(),
  state: fc.option(fc.constantFrom(...subscriptionStates)),
  trialDays: fc.option(fc.integer({ min: -3, max: 3 })),
  since: fc.integer({ min: -20, max: 0 }),
  plan: fc.dictionary(fc.constantFrom(...modules), fc.boolean()),
  override: fc.option(
    fc.record({
      feature: fc.constantFrom(...modules),
      value: fc.boolean(),
      starts: fc.integer({ min: -2, max: 2 }),
      ends: fc.option(fc.integer({ min: -1, max: 4 })),
    }),
  ),
})

test('the verdict is the guard’s, for whatever person, company and permission', () => {
  const subjects = fc.oneof(
    fc.constantFrom(...permissions).map((permission) => ({ permission })),
    fc.constantFrom(...modules).map((feature) => ({ feature })),
  )
  fc.assert(
    fc.property(anyFacts, subjects, (given, subject) => {
      const { role, custom, status, accountStatus, isDeleted, override } = given
      const drawn: EntitlementInputs = {
        contract: given.state && {
          plan: 'any',
          planVersion: 1,
          state: given.state,
          seats: 0,
          endsAt: null,
          clockAhead: 0,
          trialEndsAt: given.trialDays === null ? null : at(given.trialDays),
          stateSince: at(given.since),
        },
        plan: given.plan,
        addOns: [],
        overrides: override
          ? [
              {
                id: 'o',
                feature: override.feature,
                value: override.value,
                reason: 'any',
                startsAt: at(override.starts),
                endsAt: override.ends === null ? null : at(override.ends),
              },
            ]
          : [],
        defaults: { CONTACTS: true },
      }
      const customRole = custom && { name: 'Own', permissions: custom }
      const explained = explain(
        {
          ...facts,
          isDeleted,
          inputs: drawn,
          member: { status, accountStatus, role, customRole, stores: [] },
        },
        wantedOf(subject),
        now,
      )

      // What a request passes: the session's membership, and then the guard.
      const wanted = wantedOf(subject)
      const enters = status === 'active' && accountStatus === 'enabled' && !isDeleted
      const module = modules.find((each) => each === wanted.feature) ?? null
      const passes = () => {
        if (!enters || wanted.permission === null) return false
        const { permission, minimum } = wanted
        const entitlements = resolveEntitlements(drawn, now)
        try {
          admit(
            { permissions: permissionsOf(role, custom), entitlements },
            checkFor({ permission, minimum, module }),
          )
          return true
        } catch {
          return false
        }
      }
      expect(explained.allowed).toBe(passes())
    }),
    { numRuns: 3_000 },
  )
})
