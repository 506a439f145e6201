import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Belonging, chooseLanding, decideDeparture, enterableCompanies } from './rules.ts'

const belonging = (tenantId: string, given: Partial<Belonging> = {}): Belonging => ({
  tenantId,
  tenantCode: `TEN-${tenantId}`,
  status: 'active',
  isPrimary: false,
  joinedAt: new Date('2026-01-01T00:00:00Z'),
  tenantDeleted: false,
  ...given,
})

const joined = (day: number) => ({ joinedAt: new Date(Date.UTC(2026, 0, day)) })

test.each<[string, Belonging[], { newPrimary: string | null; leftEvery: boolean }]>([
  ['the only company', [belonging('a', { isPrimary: true })], { newPrimary: null, leftEvery: true }],
  [
    'the primary of three: the oldest follows',
    [belonging('a', { isPrimary: true }), belonging('b', joined(9)), belonging('c', joined(3))],
    { newPrimary: 'c', leftEvery: false },
  ],
  [
    'another than the primary',
    [belonging('a'), belonging('b', { isPrimary: true })],
    { newPrimary: null, leftEvery: false },
  ],
  [
    'the primary, where one is disabled in the older',
    [
      belonging('a', { isPrimary: true }),
      belonging('b', { ...joined(2), status: 'disabled' }),
      belonging('c', joined(3)),
    ],
    { newPrimary: 'c', leftEvery: false },
  ],
  [
    'the primary, where only removed memberships are left',
    [belonging('a', { isPrimary: true }), belonging('b', { status: 'removed' })],
    { newPrimary: null, leftEvery: true },
  ],
  [
    'the primary, where the older company is deleted',
    [
      belonging('a', { isPrimary: true }),
      belonging('b', { ...joined(2), tenantDeleted: true }),
      belonging('c', joined(3)),
    ],
    { newPrimary: 'c', leftEvery: false },
  ],
  [
    'the primary, where only a deleted company is left: it may be restored',
    [belonging('a', { isPrimary: true }), belonging('b', { tenantDeleted: true })],
    { newPrimary: 'b', leftEvery: false },
  ],
])('leaving %s', (_, belongings, departure) => {
  expect(decideDeparture(belongings, 'a')).toEqual(departure)
})

/** Companies of one person, with a primary among the active ones, as the database keeps them. */
const companies = fc
  .uniqueArray(
    fc.record({
      tenantId: fc.uuid(),
      status: fc.constantFrom('active', 'disabled', 'removed'),
      tenantDeleted: fc.boolean(),
      joinedAt: fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
    }),
    { selector: ({ tenantId }) => tenantId, minLength: 1, maxLength: 8 },
  )
  .chain((rows) => {
    const active = rows.filter(({ status }) => status === 'active')
    return fc.record({
      rows: fc.constant(rows),
      leaving: fc.constantFrom(...rows.map(({ tenantId }) => tenantId)),
      primary: active.length > 0 ? fc.constantFrom(...active.map((row) => row.tenantId)) : fc.constant(null),
    })
  })
  .map(({ rows, leaving, primary }) => ({
    leaving,
    belongings: rows.map((row) => belonging(row.tenantId, { ...row, isPrimary: row.tenantId === primary })),
  }))

/** The companies as they stand after a departure was carried out. */
function after(belongings: Belonging[], leaving: string): Belonging[] {
  const { newPrimary, leftEvery } = decideDeparture(belongings, leaving)
  return belongings.map((row) => ({
    ...row,
    status: row.tenantId === leaving && row.status === 'active' ? 'disabled' : row.status,
    isPrimary: !leftEvery && (newPrimary ? row.tenantId === newPrimary : row.isPrimary),
  }))
}

test('whoever is still somewhere has exactly one primary, and it is active', () => {
  fc.assert(
    fc.property(companies, ({ belongings, leaving }) => {
      const left = after(belongings, leaving)
      const active = left.filter(({ status }) => status === 'active')
      const primaries = left.filter(({ isPrimary }) => isPrimary)
      expect(primaries).toHaveLength(active.length > 0 ? 1 : 0)
      expect(primaries.every(({ status }) => status === 'active')).toBe(true)
    }),
  )
})

test('the account is disabled exactly when no active company is left', () => {
  fc.assert(
    fc.property(companies, ({ belongings, leaving }) => {
      const stays = belongings.some((row) => row.tenantId !== leaving && row.status === 'active')
      expect(decideDeparture(belongings, leaving).leftEvery).toBe(!stays)
    }),
  )
})

test('the primary stays where it is unless it is the one that is left', () => {
  fc.assert(
    fc.property(companies, ({ belongings, leaving }) => {
      const primary = belongings.find(({ isPrimary }) => isPrimary)
      fc.pre(primary !== undefined && primary.tenantId !== leaving)
      expect(decideDeparture(belongings, leaving).newPrimary).toBeNull()
    }),
  )
})

test('the order in which the companies are read changes nothing', () => {
  fc.assert(
    fc.property(companies, ({ belongings, leaving }) => {
      expect(decideDeparture(belongings.toReversed(), leaving)).toEqual(decideDeparture(belongings, leaving))
      expect(enterableCompanies(belongings.toReversed())).toEqual(enterableCompanies(belongings))
    }),
  )
})

test('a sign-in lands in a company that can be entered, or in none', () => {
  fc.assert(
    fc.property(companies, ({ belongings, leaving }) => {
      const left = after(belongings, leaving)
      const landing = chooseLanding(left, null)
      const open = left.filter(({ status, tenantDeleted }) => status === 'active' && !tenantDeleted)
      const primary = open.find(({ isPrimary }) => isPrimary)
      if (open.length > 0) expect(open).toContain(landing)
      else expect(landing).toBeNull()
      if (primary) expect(landing).toBe(primary)
    }),
  )
})

test.each([
  ['an active company', 'active', false, true],
  ['a disabled one', 'disabled', false, false],
  ['one that was left', 'removed', false, false],
  ['a deleted one', 'active', true, false],
] as const)('the code of %s', (_, status, tenantDeleted, lands) => {
  const companies = [belonging('a', { isPrimary: true }), belonging('b', { status, tenantDeleted })]
  expect(chooseLanding(companies, 'TEN-b')?.tenantId ?? null).toBe(lands ? 'b' : null)
})
