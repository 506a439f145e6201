import { presets } from '@leasehold/catalog'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addAdmin,
  addCompany,
  addMember,
  addUser,
  type Product,
  type TestTenant,
  type TestUser,
  testProduct,
} from '../product/index.ts'
import { figure, patience, samples } from './samples.ts'
import { type Answer, ask } from './support/ask.ts'
import { type Fleet, serverOf, startFleet } from './support/fleet.ts'
import { adminCookie, userCookie } from './support/sessions.ts'

const AT_ONCE = 200
const ROUNDS = samples({ test: 1, proof: 500 })

let product: Product
let sql: postgres.Sql
let fleet: Fleet
let staff: string
beforeAll(async () => {
  product = await testProduct()
  sql = postgres(product.url, { max: 1, onnotice: () => {} })
  fleet = await startFleet(product.url, { environment: { PROCESS_ROLE: 'api' } })
  staff = await adminCookie(product, await addAdmin(product))
})
afterAll(async () => {
  await fleet.stop()
  await Promise.all([product.close(), sql.end()])
})

/** A company with a boss and so many members more. */
async function company(plan: string, members: number) {
  const { tenant, user: boss } = await addCompany(product, { plan })
  const cookie = await userCookie(product, boss, tenant)
  const others: TestUser[] = []
  for (let n = 0; n < members; n += 1) {
    const user = await addUser(product)
    await addMember(product, tenant, user)
    others.push(user)
  }
  const act = (n: number, path: string, input: unknown): Promise<Answer> =>
    ask(serverOf(fleet, n).url, path, {
      kind: 'mutation',
      origin: fleet.workspaceOrigin,
      cookie,
      tenant: tenant.code,
      input,
    })
  return { tenant, others, act }
}

type Company = Awaited<ReturnType<typeof company>>

let guests = 0
const invite = ({ act }: Company, n: number) =>
  act(n, 'members.invite', { email: `guest${++guests}@example.com`, role: 'OPERATOR' })

const openStore = ({ act }: Company, n: number) =>
  act(n, 'stores.create', { name: `Store ${n}`, code: `S${++guests}`, idempotencyKey: crypto.randomUUID() })

const keepCustomer = ({ act }: Company, n: number) =>
  act(n, 'records.create', {
    object: 'customers',
    data: { name: `Customer ${n}` },
    idempotencyKey: crypto.randomUUID(),
  })

const changePlan = async ({ tenant }: Company, n: number, plan: string) => {
  const [{ version = 0 } = {}] = await sql<{ version: number }[]>`
    select version from subscriptions where tenant_id = ${tenant.id}`
  return ask(serverOf(fleet, n).consoleUrl, 'tenants.changePlan', {
    kind: 'mutation',
    origin: fleet.consoleOrigin,
    cookie: staff,
    input: { tenantId: tenant.id, version, plan },
  })
}

async function seatsOf({ id }: TestTenant): Promise<number> {
  const [{ used = 0 } = {}] = await sql<{ used: number }[]>`
    select ((select count(*) from memberships where tenant_id = ${id} and status = 'active') +
      (select count(*) from invitations where tenant_id = ${id} and status = 'open'))::int as used`
  return used
}

async function storesOf({ id }: TestTenant): Promise<number> {
  return (await sql`select from stores where tenant_id = ${id} and archived_at is null`).length
}

async function customersOf({ id }: TestTenant): Promise<number> {
  return (await sql`select from records where tenant_id = ${id} and object = 'customers'`).length
}

const passed = (answers: Answer[]) => answers.filter(({ status }) => status === 200).length

/** Nobody was refused for any other reason than the limit. */
function expectDecided(answers: Answer[], refusal: string): void {
  const others = answers.filter(({ status, refusal: code }) => status !== 200 && code !== refusal)
  expect(others.map(({ status, text }) => `${status} ${text}`)).toEqual([])
}

let rounds = 0
let asked = 0

test(`${AT_ONCE} invitations at once fill the free seats, and not one more`, patience, async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const at = await company('trial', round % 4)
    const free = 5 - 1 - (round % 4)
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, (_, n) => invite(at, n)))
    expectDecided(answers, 'SEAT_LIMIT_REACHED')
    expect(passed(answers)).toBe(free)
    expect(await seatsOf(at.tenant)).toBe(5)
    rounds += 1
    asked += answers.length
  }
})

test(`${AT_ONCE} stores at once fill what the plan has, and not one more`, patience, async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const at = await company('professional', 0)
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, (_, n) => openStore(at, n)))
    expectDecided(answers, 'STORE_LIMIT_REACHED')
    expect(passed(answers)).toBe(10)
    expect(await storesOf(at.tenant)).toBe(10)
    rounds += 1
    asked += answers.length
  }
})

test(`${AT_ONCE} customers at once fill what the plan has, and not one more`, patience, async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const at = await company('trial', 0)
    const kept = 90 + (round % 9)
    await sql`
      insert into records (tenant_id, id, object, title, data)
      select ${at.tenant.id}, gen_random_uuid(), 'customers', 'Kept', '{"name": "Kept"}' from generate_series(1, ${kept})`
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, (_, n) => keepCustomer(at, n)))
    expectDecided(answers, 'CUSTOMER_LIMIT_REACHED')
    expect(passed(answers)).toBe(100 - kept)
    expect(await customersOf(at.tenant)).toBe(100)
    rounds += 1
    asked += answers.length
  }
})

const limitsOf = (plan: string) => {
  const { users, stores } = presets.erp.plans.find(({ key }) => key === plan)?.terms.entitlements ?? {}
  return { users: users as number | null, stores: stores as number | null }
}

/**
 * What a company's own log says happened, in the order in which it was decided: no seat and no store was ever
 * taken when the plan of that moment had none free.
 */
async function expectNeverBeyond({ tenant, others }: Company, began: string): Promise<void> {
  const log = await sql<{ action: string; after: { plan?: string } | null }[]>`
    select action, after from audit_entries where tenant_id = ${tenant.id} order by seq`
  let plan = began
  let seats = 1 + others.length
  let stores = 0
  for (const { action, after } of log) {
    const { users: seatLimit, stores: storeLimit } = limitsOf(plan)
    if (action === 'subscription.plan_changed' && after?.plan) plan = after.plan
    if (action === 'member.removed' || action === 'invitation.revoked') seats -= 1
    if (action === 'store.archived') stores -= 1
    if (action === 'member.invited') {
      expect(seats, `seats when one was given, on ${plan}`).toBeLessThan(
        seatLimit ?? Number.POSITIVE_INFINITY,
      )
      seats += 1
    }
    if (action === 'store.created') {
      expect(stores, `stores when one was opened, on ${plan}`).toBeLessThan(
        storeLimit ?? Number.POSITIVE_INFINITY,
      )
      stores += 1
    }
  }
  expect({ seats, stores }).toEqual({ seats: await seatsOf(tenant), stores: await storesOf(tenant) })
}

test(
  'with removals, archiving and changes of plan between, the limit of each moment holds',
  patience,
  async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const at = await company('basic', 6)
      const remove = async (user: TestUser, n: number) =>
        at.act(n, 'members.remove', { userId: user.id, version: 1 })
      const plan = (n: number, to: string) => changePlan(at, n, to)
      const storm: (() => Promise<Answer>)[] = []
      for (let n = 0; n < AT_ONCE; n += 1) storm.push(() => (n % 5 === 0 ? openStore(at, n) : invite(at, n)))
      for (const [n, user] of at.others.entries())
        storm.splice((n * 31) % storm.length, 0, () => remove(user, n))
      for (const [n, to] of (['trial', 'professional', 'trial', 'basic', 'trial'] as const).entries()) {
        storm.splice((n * 41 + 13) % storm.length, 0, () => plan(n, to))
      }
      const answers = await Promise.all(storm.map((act) => act()))
      expect(answers.map(({ status }) => status).filter((status) => ![200, 409].includes(status))).toEqual([])
      await expectNeverBeyond(at, 'basic')

      // And when it is calm: exactly the limit, from wherever the storm left it.
      const settled = await changePlan(at, 0, 'professional')
      expect([200, 409]).toContain(settled.status)
      const rest = await Promise.all(Array.from({ length: 60 }, (_, n) => invite(at, n)))
      expectDecided(rest, 'SEAT_LIMIT_REACHED')
      expect(await seatsOf(at.tenant)).toBe(50)
      rounds += 1
      asked += answers.length + rest.length
    }
    figure(5, `${rounds} rounds over two processes, ${asked} requests: exactly the limit each time`)
  },
)
