import { type FeatureValue, modules, presets, type SubscriptionState } from '@leasehold/catalog'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type AddOn,
  type Contract,
  type EntitlementInputs,
  graceDays,
  isOpen,
  moduleStates,
  type Override,
  resolveEntitlements,
  stateAt,
} from './rules.ts'

const now = new Date('2026-03-01T00:00:00Z')
const days = (n: number) => new Date(now.getTime() + n * 86_400_000)
const basic = presets.erp.plans.find(({ key }) => key === 'basic')?.terms.entitlements ?? {}

const contract = (given: Partial<Contract> = {}): Contract => ({
  plan: 'basic',
  planVersion: 1,
  state: 'active',
  trialEndsAt: null,
  stateSince: days(-1),
  seats: 0,
  endsAt: null,
  clockAhead: 0,
  ...given,
})
const inputs = (given: Partial<EntitlementInputs> = {}): EntitlementInputs => ({
  contract: contract(),
  plan: basic,
  addOns: [],
  overrides: [],
  defaults: {},
  ...given,
})
const addOn = (entitlements: Record<string, FeatureValue>, given: Partial<AddOn> = {}): AddOn => ({
  id: 'add-on',
  plan: 'seats',
  planVersion: 1,
  quantity: 1,
  entitlements,
  endsAt: null,
  ...given,
})
const override = (feature: string, value: FeatureValue, given: Partial<Override> = {}): Override => ({
  id: `override of ${feature}`,
  feature,
  value,
  reason: 'promised',
  startsAt: days(-1),
  endsAt: null,
  ...given,
})
const worthOf = (given: EntitlementInputs, feature: string, at = now) =>
  resolveEntitlements(given, at).features.get(feature)?.value

describe('what the state of the contract leaves open', () => {
  const cases: [name: string, given: Partial<Contract>, access: string, open: number][] = [
    ['active', { state: 'active' }, 'full', 6],
    ['trialing', { state: 'trialing', trialEndsAt: days(3) }, 'full', 6],
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
    const overrides = [override('POS', true)]
    const entitlements = resolveEntitlements(inputs({ contract: contract(given), overrides }), now)
    expect(entitlements.access).toBe(access)
    expect(entitlements.modules.size, 'and what was granted by hand').toBe(open === 0 ? 0 : open + 1)
  })

  test('no contract: billing only, and what everyone may use', () => {
    const given = inputs({ contract: null, plan: {}, defaults: { CRM: true, customers: 3 } })
    const found = resolveEntitlements(given, now)
    expect(found).toMatchObject({
      access: 'billing_only',
      plan: null,
      state: null,
      limits: { users: 0, customers: 3 },
    })
    expect([...found.modules]).toEqual(['CRM'])
    expect(found.features.get('CRM')?.sources).toEqual([{ kind: 'default' }])
  })

  test('a locked module is told from an open one', () => {
    const states = moduleStates(resolveEntitlements(inputs(), now))
    expect(states).toMatchObject({ CRM: 'open', INVENTORY: 'locked' })
  })
})

describe('add-ons', () => {
  test('stack on the plan, each as often as it was bought', () => {
    const addOns = [addOn({ users: 5 }, { quantity: 3 }), addOn({ users: 2, POS: true })]
    const found = resolveEntitlements(inputs({ addOns }), now)
    expect(found.limits.users).toBe(10 + 15 + 2)
    expect(found.modules.has('POS')).toBe(true)
    expect(found.features.get('users')?.sources.map(({ kind }) => kind)).toEqual(['plan', 'add_on', 'add_on'])
  })

  test('never close or lessen anything', () => {
    fc.assert(
      fc.property(values, fc.array(values), (plan, stacked) => {
        const alone = resolveEntitlements(inputs({ plan }), now)
        const more = resolveEntitlements(inputs({ plan, addOns: stacked.map((given) => addOn(given)) }), now)
        for (const [feature, { value }] of alone.features) {
          expect(atLeast(more.features.get(feature)?.value, value)).toBe(true)
        }
      }),
    )
  })

  test('are the same in any order', () => {
    fc.assert(
      fc.property(fc.array(values, { maxLength: 5 }), (stacked) => {
        const addOns = stacked.map((given, n) => addOn(given, { id: `${n}` }))
        const [one, other] = [addOns, addOns.toReversed()].map((given) =>
          resolveEntitlements(inputs({ addOns: given }), now),
        )
        for (const [feature, { value }] of one?.features ?? []) {
          expect(other?.features.get(feature)?.value).toEqual(value)
        }
      }),
    )
  })

  test('unlimited takes in everything', () => {
    expect(worthOf(inputs({ addOns: [addOn({ users: null }), addOn({ users: 4 })] }), 'users')).toBeNull()
    expect(worthOf(inputs({ plan: { users: null }, addOns: [addOn({ users: 4 })] }), 'users')).toBeNull()
  })

  test('end at their instant', () => {
    const given = inputs({ addOns: [addOn({ users: 5 }, { endsAt: days(1) })] })
    expect(worthOf(given, 'users', new Date(days(1).getTime() - 1))).toBe(15)
    expect(worthOf(given, 'users', days(1))).toBe(10)
    expect(resolveEntitlements(given, now).until).toEqual(days(1))
  })
})

describe('overrides', () => {
  test('replace what plan and add-ons make up', () => {
    const given = inputs({
      addOns: [addOn({ users: 5 })],
      overrides: [override('users', 3), override('CRM', false)],
    })
    expect(worthOf(given, 'users')).toBe(3)
    expect(isOpen(resolveEntitlements(given, now), 'CRM')).toBe(false)
    expect(resolveEntitlements(given, now).features.get('users')?.sources).toEqual([
      { kind: 'override', id: 'override of users', reason: 'promised' },
    ])
  })

  test('the last of those that stand wins, whenever it began', () => {
    fc.assert(
      fc.property(fc.array(dated, { maxLength: 8 }), (made) => {
        const overrides = made.map(([value, from, to]) =>
          override('users', value, { startsAt: days(from), endsAt: to === null ? null : days(to) }),
        )
        const standing = made.filter(([, from, to]) => from <= 0 && (to === null || to > 0))
        expect(worthOf(inputs({ overrides }), 'users')).toBe(standing.length > 0 ? standing.at(-1)?.[0] : 10)
      }),
    )
  })

  test('begin and end at their instants, without anyone running anything', () => {
    const given = inputs({ overrides: [override('users', 99, { startsAt: days(1), endsAt: days(2) })] })
    const at = (date: Date, ms = 0) => worthOf(given, 'users', new Date(date.getTime() + ms))
    expect([at(days(1), -1), at(days(1)), at(days(2), -1), at(days(2))]).toEqual([10, 99, 99, 10])
  })
})

test('nothing changes before `until`, and only what may be remembered is', () => {
  const when = fc.integer({ min: -5, max: 10 })
  const states = fc.constantFrom<SubscriptionState>(
    'trialing',
    'active',
    'past_due',
    'suspended',
    'expired',
    'cancelled',
  )
  fc.assert(
    fc.property(
      states,
      when,
      fc.array(dated, { maxLength: 4 }),
      fc.array(when, { maxLength: 3 }),
      (state, ends, made, ending) => {
        const given = inputs({
          contract: contract({
            state,
            trialEndsAt: state === 'trialing' ? days(ends) : null,
            stateSince: days(-3),
          }),
          overrides: made.map(([value, from, to]) =>
            override('users', value, { startsAt: days(from), endsAt: to === null ? null : days(to) }),
          ),
          addOns: ending.map((end) => addOn({ users: 1 }, { endsAt: days(end) })),
        })
        const first = resolveEntitlements(given, now)
        const { until } = first
        const plain = ({ features, modules: open, until: _, ...rest }: typeof first) => ({
          ...rest,
          features: [...features],
          modules: [...open],
        })
        const later = until === null ? days(1_000) : new Date(until.getTime() - 1)
        if (later >= now) expect(plain(resolveEntitlements(given, later))).toEqual(plain(first))
      },
    ),
  )
})

test('a trial expires without anyone writing so', () => {
  expect(stateAt(contract({ state: 'trialing', trialEndsAt: days(-1) }), now)).toBe('expired')
})

const values = fc.record(
  {
    users: fc.option(fc.nat(1_000), { nil: null }),
    storage: fc.option(fc.nat(1_000), { nil: null }),
    ...Object.fromEntries(modules.slice(0, 3).map((module) => [module, fc.boolean()])),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Record<string, FeatureValue>>

/** A value, the day it begins and the day it ends; days count from now. */
const dated = fc.tuple(
  fc.option(fc.nat(100), { nil: null }),
  fc.integer({ min: -5, max: 5 }),
  fc.option(fc.integer({ min: -5, max: 5 }), { nil: null }),
)

function atLeast(more: FeatureValue | undefined, less: FeatureValue): boolean {
  if (typeof less === 'boolean') return more === true || !less
  return more === null || (typeof more === 'number' && less !== null && more >= less)
}
