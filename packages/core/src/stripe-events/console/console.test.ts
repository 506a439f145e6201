import { runJobs } from '@leasehold/tooling/jobs'
import { addAdmin, asAdmin, type Product, refusalOf, testProduct } from '@leasehold/tooling/product'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCustomer, anEvent, ownStripe } from '../payments.fixture.ts'
import { receiveEvent } from '../receive-event.ts'

let product: Product
const { theirs, payments } = ownStripe()
beforeAll(async () => {
  product = { ...(await testProduct()), payments }
})
afterAll(() => product.close())

test('events are listed by what they are, a page at a time, and one shows what Stripe sent', async () => {
  const customerId = 'cus_listed'
  const events = Array.from({ length: 5 }, (_, n) =>
    anEvent(n % 2 ? 'product.updated' : 'price.updated', { customerId, objectId: `obj_${n}` }),
  )
  for (const event of events) await receiveEvent(product.database, event)
  await runJobs(product)
  const { stripeEvents } = await asAdmin(product, await addAdmin(product, 'finance'))
  const first = await stripeEvents.list({ about: customerId, limit: 2 })
  const second = await stripeEvents.list({ about: customerId, limit: 2, cursor: first.next ?? '' })
  const ids = events.map(({ id }) => id).toReversed()
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids.slice(0, 4))
  expect((await stripeEvents.list({ type: 'product.updated', about: customerId })).items).toHaveLength(2)
  expect((await stripeEvents.list({ state: 'applied', about: customerId })).items).toEqual([])
  expect((await stripeEvents.list({ about: 'obj_3' })).items).toHaveLength(1)
  const [one] = events
  expect(await stripeEvents.get({ id: one?.id ?? '' })).toMatchObject({
    state: 'ignored',
    outcome: 'unknown_type',
    payload: { object: 'event' },
    company: null,
    may: { replay: true },
  })
})

test('an event is applied again: it is looked at again, and nobody is told twice', async () => {
  const customer = aCustomer()
  theirs.customers.set(customer.id, customer)
  const event = anEvent('customer.updated', { customerId: customer.id, objectId: customer.id })
  await receiveEvent(product.database, event)
  await runJobs(product)
  const { stripeEvents } = await asAdmin(product, await addAdmin(product))
  expect(await stripeEvents.get({ id: event.id })).toMatchObject({
    state: 'ignored',
    outcome: 'unknown_company',
  })
  const before = theirs.reads
  await stripeEvents.replay({ id: event.id })
  expect(await stripeEvents.get({ id: event.id })).toMatchObject({ state: 'received' })
  await runJobs(product)
  expect(await stripeEvents.get({ id: event.id })).toMatchObject({ state: 'ignored', attempts: 1 })
  expect(theirs.reads).toBe(before + 1)
})

test('who may not manage payments reads only, and others nothing', async () => {
  const sales = await asAdmin(product, await addAdmin(product, 'sales'))
  expect(await refusalOf(sales.stripeEvents.list({}))).toBe('FORBIDDEN')
  expect(await refusalOf(sales.stripeEvents.replay({ id: 'evt_1' }))).toBe('FORBIDDEN')
  const support = await asAdmin(product, await addAdmin(product, 'super_admin'))
  expect(await refusalOf(support.stripeEvents.replay({ id: 'evt_none' }))).toBe('NOT_FOUND')
})
