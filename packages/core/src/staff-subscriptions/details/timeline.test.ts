import { addAdmin, addTenant, asAdmin, asOwner, type Product, testProduct } from '@leasehold/tooling/product'
import { afterAll, beforeAll, expect, test } from 'vitest'

let product: Product
let admin: { id: string }
let staff: Awaited<ReturnType<typeof asAdmin>>
beforeAll(async () => {
  product = await testProduct()
  admin = await addAdmin(product)
  staff = await asAdmin(product, admin)
})
afterAll(() => product.close())

test('the timeline tells everything with its cause, page by page, both ways', async () => {
  const tenant = await addTenant(product, { plan: 'trial', state: 'expired' })
  await staff.subscriptions.create({
    tenantId: tenant.id,
    version: 1,
    terms: { plan: 'basic', cycle: 'monthly', currency: 'CNY' },
    reason: 'signed',
    idempotencyKey: crypto.randomUUID(),
  })
  await asOwner(
    product,
    `insert into stripe_customers (tenant_id, customer_id, details) values ('${tenant.id}', 'cus_1', '{}');
     insert into stripe_events (id, type, object_id, customer_id, payload, occurred_at)
       select 'evt_' || n, 'invoice.paid', 'in_1', 'cus_1', '{}', now() + interval '1 year' from generate_series(1, 5) n;
     insert into invoices (tenant_id, id, source, provider_id, number, state, currency, subtotal, total, amount_due,
       amount_remaining, lines, issued_at, due_at)
       values ('${tenant.id}', gen_random_uuid(), 'stripe', 'in_1', 'A-1', 'open', 'CNY', 1, 1, 1, 1, '[]', now(), now() - interval '1 day');
     insert into subscription_requests (tenant_id, id, kind, state, details, actor_kind, actor_id)
       values ('${tenant.id}', gen_random_uuid(), 'pause', 'done', '{"reason": "moving"}', 'admin', '${admin.id}')`,
  )
  const tenantId = tenant.id
  const all = await staff.subscriptions.timeline({ tenantId })
  expect(all.items).toHaveLength(8)
  expect(all.items.map(({ kind }) => kind).toSorted()).toEqual(
    ['change', ...Array(5).fill('event'), 'invoice', 'request'].toSorted(),
  )
  const ofKind = (kind: string) => all.items.find((each) => each.kind === kind)
  expect(ofKind('change')).toMatchObject({
    action: 'subscription.created',
    reason: 'signed',
    actor: { kind: 'admin' },
  })
  expect(ofKind('request')).toMatchObject({
    asked: 'pause',
    state: 'done',
    reason: 'moving',
    actor: { id: admin.id },
  })
  expect(ofKind('invoice')).toMatchObject({ number: 'A-1', isOverdue: true })
  const first = await staff.subscriptions.timeline({ tenantId, limit: 3 })
  const second = await staff.subscriptions.timeline({ tenantId, limit: 3, cursor: first.next ?? '' })
  const third = await staff.subscriptions.timeline({ tenantId, limit: 3, cursor: second.next ?? '' })
  expect([...first.items, ...second.items, ...third.items]).toEqual(all.items)
  expect(third.next).toBeNull()
  expect(await staff.subscriptions.timeline({ tenantId, limit: 3, cursor: second.previous ?? '' })).toEqual(
    first,
  )
})
