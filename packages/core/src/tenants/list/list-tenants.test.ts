import { industries, presets, regions, type SubscriptionState } from '@leasehold/catalog'
import {
  addAdmin,
  addTenant,
  asAdmin,
  asOwner,
  type Product,
  refusalOf,
  testProduct,
} from '@leasehold/tooling/product'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ListedTenant } from './list-tenants.ts'

let product: Product
let staff: Awaited<ReturnType<typeof asAdmin>>
let everyone: ListedTenant[]

const states: SubscriptionState[] = ['trialing', 'active', 'past_due', 'suspended', 'cancelled', 'expired']
const planKeys = presets.erp.plans.map(({ key }) => key)
const activations = ['pending_creation', 'ongoing_creation', 'active'] as const

/** Enough for each search to go each of its ways, and for every combination of two filters to find some. */
const COUNT = 3_000

beforeAll(async () => {
  product = await testProduct()
  staff = await asAdmin(product, await addAdmin(product))
  const pick = (values: readonly string[], by: string) =>
    `(array['${values.join("','")}'])[1 + (${by}) % ${values.length}]`
  const id = `('0190a000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`
  await asOwner(
    product,
    `insert into tenants (id, code, name, short_name, contact_email, industry, region, activation, deleted_at, created_at)
     select ${id}, 'TEN-' || lpad(upper(to_hex(n)), 5, '0'),
       ${pick(['Harbour', 'Maple', '有限', 'Čapek', 'ゆうがお'], 'n * 7')} || ' ' || (n % 100), 'Short ' || n,
       'contact' || n || '@example.com', ${pick(industries, 'n / 2')}, ${pick(regions, 'n / 3')},
       ${pick(activations, 'n / 5')}, case when n % 11 = 0 then now() end, now() - n * interval '1 hour'
     from generate_series(1, ${COUNT}) n;
     insert into subscriptions (tenant_id, plan, state, trial_ends_at)
     select ${id}, ${pick(planKeys, 'n / 7')}, ${pick(states, 'n')},
       case when n % 6 = 0 then now() + ((n % 40) - 20) * interval '1 day' end
     from generate_series(1, ${COUNT}) n where n % 50 <> 0`,
  )
  const all = await readAll({ deleted: 'no' })
  everyone = [...all, ...(await readAll({ deleted: 'yes' }))]
})
afterAll(() => product.close())

type Input = Parameters<typeof staff.tenants.list>[0]

/** Every company of a list, page after page. */
async function readAll(input: Input, limit = 100): Promise<ListedTenant[]> {
  const found: ListedTenant[] = []
  let cursor: string | undefined
  do {
    const page = await staff.tenants.list({ ...input, limit, cursor })
    found.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor)
  return found
}

const codes = (tenants: ListedTenant[]) => tenants.map(({ code }) => code)
const byText = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))

/** What the list has to answer, decided without the database. */
function expected({ sort = 'newest', direction, deleted = 'no', query, ...equal }: Input): string[] {
  const matches = everyone.filter((tenant) => {
    const texts = [tenant.code, tenant.name, tenant.shortName, tenant.contactPerson, tenant.contactEmail]
    return (
      (tenant.deletedAt !== null) === (deleted === 'yes') &&
      Object.entries(equal).every(([field, value]) => tenant[field as keyof ListedTenant] === value) &&
      (!query || texts.some((text) => text?.toLowerCase().includes(query.toLowerCase())))
    )
  })
  const sorted = matches.toSorted(
    (a, b) => (sort === 'name' ? byText(a.name, b.name) : 0) || byText(a.id, b.id),
  )
  return codes((direction ?? (sort === 'name' ? 'asc' : 'desc')) === 'asc' ? sorted : sorted.reverse())
}

test('every company is in one of the two lists', () => {
  expect(new Set(codes(everyone)).size).toBe(COUNT)
  expect(everyone.filter(({ plan }) => plan === null)).toHaveLength(COUNT / 50)
})

const filters: Input[] = [
  {},
  ...states.map((state) => ({ state })),
  ...planKeys.map((plan) => ({ plan })),
  { activation: 'pending_creation' },
  { industry: 'food' },
  { region: 'jp' },
  { industry: 'food', region: 'jp', activation: 'active' },
  { state: 'expired', plan: 'basic', industry: 'retail' },
  { state: 'trialing', region: 'eu' },
  { plan: 'trial', state: 'suspended', activation: 'active', industry: 'retail', region: 'cn' },
  { deleted: 'yes' },
  { deleted: 'yes', state: 'expired' },
  { deleted: 'yes', plan: 'enterprise', industry: 'health' },
]

describe.each(['newest', 'name'] as const)('by %s', (sort) => {
  test.each(filters)('%j, forwards and backwards', async (filter) => {
    for (const direction of ['asc', 'desc'] as const) {
      const input = { ...filter, sort, direction }
      expect(codes(await readAll(input))).toEqual(expected(input))
    }
  })

  test.each([
    'harbour',
    'HARBOUR 7',
    'ＨＡＲＢＯＵＲ',
    '有',
    '有限',
    '限 5',
    'čapek',
    'ČAPEK 12',
    'ゆうがお',
    'contact777@',
    'short 1234',
    'example.com',
    'TEN-00B',
    'b',
    '@',
    'zz',
    'nobody at all',
    '%',
    '_',
    "'",
    '\\',
  ])('search for %j', async (query) => {
    const input = { query, sort }
    expect(codes(await readAll(input))).toEqual(expected({ ...input, query: query.normalize('NFKC') }))
  })

  test('search within filters', async () => {
    for (const filter of filters) {
      for (const query of ['maple', '有限 9', 'contact29']) {
        const input = { ...filter, sort, query }
        expect(codes(await readAll(input)), JSON.stringify(input)).toEqual(expected(input))
      }
    }
  })

  test('pages lead back the way they came', async () => {
    const input = { sort, state: 'expired', limit: 10 } as const
    const first = await staff.tenants.list(input)
    const second = await staff.tenants.list({ ...input, cursor: first.next ?? '' })
    const third = await staff.tenants.list({ ...input, cursor: second.next ?? '' })
    expect(await staff.tenants.list({ ...input, cursor: third.previous ?? '' })).toEqual(second)
    expect((await staff.tenants.list({ ...input, cursor: second.previous ?? '' })).items).toEqual(first.items)
    expect(first.previous).toBeNull()
  })
})

test('a trial that has run out is expired, in the filter as in the row', async () => {
  const ended = await addTenant(product, { plan: 'trial', state: 'trialing', trialEndsAt: new Date(0) })
  const [row] = (await staff.tenants.list({ query: ended.code })).items
  expect(row?.state).toBe('expired')
  expect((await staff.tenants.list({ query: ended.code, state: 'expired' })).items).toHaveLength(1)
  expect((await staff.tenants.list({ query: ended.code, state: 'trialing' })).items).toHaveLength(0)
})

test.each([
  { cursor: 'nonsense' },
  { cursor: Buffer.from('["after","x"]').toString('base64url') },
  { limit: 0 },
  { limit: 101 },
  { sort: 'code' },
  { state: 'unknown' },
  { query: '\0' },
  { tenantId: 'x' },
])('%j is refused', async (input) => {
  expect(await refusalOf(staff.tenants.list(input as Input))).not.toBe('')
})

test('what many have in common is found however far down the list it begins', async () => {
  await asOwner(
    product,
    `insert into tenants (id, code, name, activation, region)
     select ('0190b000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'FAR-' || n,
       case when n between 2300 and 2700 then 'Zz Yonder ' else 'Aa ' end || n, 'active', 'na'
     from generate_series(1, 5000) n`,
  )
  for (const sort of ['newest', 'name'] as const) {
    for (const direction of ['asc', 'desc'] as const) {
      for (const filter of [{}, { region: 'na' as const }]) {
        const input = { query: 'yonder', sort, direction, ...filter }
        expect(await readAll(input)).toHaveLength(401)
      }
    }
  }
})
