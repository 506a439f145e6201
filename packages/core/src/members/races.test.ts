import { runJobs } from '@leasehold/tooling/jobs'
import {
  addCompany,
  addMember,
  addUser,
  asOwner,
  asUser,
  asVisitor,
  type Product,
  refusalOf,
  testPassword,
  testProduct,
} from '@leasehold/tooling/product'
import { afterAll, beforeAll, expect, test } from 'vitest'

let product: Product
beforeAll(async () => {
  product = await testProduct()
})
afterAll(() => product.close())

let counter = 0
const someone = () => `racer${++counter}@example.com`
const newcomer = () => ({ username: `racer.${++counter}`, displayName: 'Racer', password: testPassword })

/** A trial company: five seats, one of them its admin's. */
async function trial() {
  const { tenant, user } = await addCompany(product, { plan: 'trial' })
  return { tenant, user, admin: await asUser(product, user, tenant) }
}

type Company = Awaited<ReturnType<typeof trial>>

/** Invites someone and returns the invitation and the token it is mailed with. */
async function invite({ admin }: Company) {
  await runJobs(product)
  const { id } = await admin.members.invite({ email: someone(), role: 'OPERATOR' })
  const [mail] = await runJobs(product)
  const link = mail?.template === 'invitation' ? mail.values.link : ''
  return { id, token: link.split('/invite/')[1] ?? '' }
}

async function seatsOf({ admin }: Company): Promise<number> {
  return (await admin.members.choices()).seats.used
}

const passed = (answers: PromiseSettledResult<unknown>[]) =>
  answers.filter(({ status }) => status === 'fulfilled').length

test('200 invitations at once fill the free seats exactly', async () => {
  const company = await trial()
  const answers = await Promise.allSettled(
    Array.from({ length: 200 }, () => company.admin.members.invite({ email: someone(), role: 'OPERATOR' })),
  )
  expect(passed(answers)).toBe(4)
  expect(await seatsOf(company)).toBe(5)
})

test('with removals in between, seats are never more than the limit and no free one is lost', async () => {
  const company = await trial()
  const { admin, tenant } = company
  const leaving = [await addUser(product), await addUser(product), await addUser(product)]
  for (const user of leaving) await addMember(product, tenant, user)
  const answers = await Promise.allSettled([
    ...leaving.map(({ id }) => admin.members.remove({ userId: id, version: 1 })),
    ...Array.from({ length: 60 }, () => admin.members.invite({ email: someone(), role: 'OPERATOR' })),
  ])
  const removed = answers.slice(0, 3)
  const invitations = answers.slice(3)
  expect(passed(removed)).toBe(3)
  // Which invitations met a freed seat is chance; after the removals every one that still came found one.
  expect(passed(invitations)).toBeGreaterThanOrEqual(1)
  expect(await seatsOf(company)).toBe(1 + passed(invitations))
  expect(await seatsOf(company)).toBeLessThanOrEqual(5)
  const free = 5 - (await seatsOf(company))
  const rest = await Promise.allSettled(
    Array.from({ length: 20 }, () => admin.members.invite({ email: someone(), role: 'OPERATOR' })),
  )
  expect(passed(rest)).toBe(free)
})

test('a smaller plan that comes in between is kept to', async () => {
  const company = await addCompany(product, { plan: 'basic' })
  const admin = await asUser(product, company.user, company.tenant)
  const invitations = Array.from({ length: 40 }, () =>
    admin.members.invite({ email: someone(), role: 'OPERATOR' }),
  )
  const smaller = asOwner(
    product,
    `update subscriptions set plan = 'trial' where tenant_id = '${company.tenant.id}'`,
  )
  const answers = await Promise.allSettled(invitations)
  await smaller
  expect(passed(answers)).toBeGreaterThanOrEqual(4)
  expect(passed(answers)).toBeLessThanOrEqual(9)
  const late = admin.members.invite({ email: someone(), role: 'OPERATOR' })
  expect(await refusalOf(late)).toBe('SEAT_LIMIT_REACHED')
})

test('of many who accept one invitation at once, one becomes a member', async () => {
  const company = await trial()
  const { token } = await invite(company)
  const others = await Promise.all(Array.from({ length: 5 }, () => addUser(product)))
  const callers = await Promise.all(others.map((user) => asUser(product, user, null)))
  const answers = await Promise.allSettled([
    ...callers.map((caller) => caller.invitations.accept({ token })),
    ...Array.from({ length: 5 }, () =>
      asVisitor(product).invitations.acceptAsNewUser({ token, ...newcomer() }),
    ),
  ])
  expect(passed(answers)).toBe(1)
  expect((await company.admin.members.list({})).items).toHaveLength(2)
  expect(await seatsOf(company)).toBe(2)
})

test('an invitation is either accepted or withdrawn', async () => {
  for (let round = 0; round < 4; round++) {
    const company = await trial()
    const { id, token } = await invite(company)
    const caller = await asUser(product, await addUser(product), null)
    const [accepted, revoked] = await Promise.allSettled([
      caller.invitations.accept({ token }),
      company.admin.invitations.revoke({ id }),
    ])
    expect([accepted?.status, revoked?.status].toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await seatsOf(company)).toBe(accepted?.status === 'fulfilled' ? 2 : 1)
  }
})

test('an invitation at its end is either accepted or its seat given away, whatever the clocks say', async () => {
  for (let round = 0; round < 3; round++) {
    const company = await trial()
    const { token } = await invite(company)
    for (let i = 0; i < 3; i++) await company.admin.members.invite({ email: someone(), role: 'OPERATOR' })
    const [before, after] = [6.99, 7.01].map((days) => ({ now: new Date(Date.now() + days * 86_400_000) }))
    const accepting = await asUser(product, await addUser(product), null, before)
    const inviting = await asUser(product, company.user, company.tenant, after)
    await Promise.allSettled([
      accepting.invitations.accept({ token }),
      ...Array.from({ length: 5 }, () => inviting.members.invite({ email: someone(), role: 'OPERATOR' })),
    ])
    expect((await inviting.members.choices()).seats.used).toBe(5)
  }
})

test('disabled members are let in again only while seats are free', async () => {
  const company = await trial()
  const disabled = await Promise.all(Array.from({ length: 8 }, () => addUser(product)))
  for (const user of disabled) await addMember(product, company.tenant, user, { status: 'disabled' })
  const answers = await Promise.allSettled(
    disabled.map(({ id }) => company.admin.members.enable({ userId: id, version: 1 })),
  )
  expect(passed(answers)).toBe(4)
})
