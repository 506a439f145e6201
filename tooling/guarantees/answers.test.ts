import { consoleRouter, mobileRouter, workspaceRouter } from '@leasehold/api'
import { newId, newToken, sha256 } from '@leasehold/core'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FilledTenant, fillTenant, secretsIn } from '../isolation/filled-tenant.ts'
import { callByPath, listProcedures } from '../isolation/procedures.ts'
import { sample } from '../isolation/samples.ts'
import {
  addAdmin,
  addMember,
  addOnboardingLink,
  addTenant,
  addUser,
  asAdmin,
  asPhone,
  asUser,
  type Product,
  testProduct,
} from '../product/index.ts'
import { figure } from './samples.ts'
import { recipes, stage } from './support/recipes/index.ts'

let product: Product
let sql: postgres.Sql
let company: FilledTenant
beforeAll(async () => {
  product = await testProduct({ stripe: true })
  sql = postgres(product.url, { max: 1, onnotice: () => {} })
  company = await fillTenant(product, 'Filled')
})
afterAll(() => Promise.all([product.close(), sql.end()]))

const routers = { workspace: workspaceRouter, console: consoleRouter, phone: mobileRouter }
type SiteName = keyof typeof routers
const procedures = Object.entries(routers).flatMap(([site, router]) =>
  listProcedures(router).map((listed) => [`${site} ${listed.path}`, site as SiteName, listed] as const),
)

/** Keys under which a secret would stand, and the ones that only sound so, or are given to their owner once. */
const suspicious = /hash|secret|passw|token|salt|credential|cookie|argon/i
const harmless: Record<string, string[]> = {
  'phone signIn': ['token'],
  // Vouches for the list that was shown, to whoever was shown it, and opens nothing.
  'console bulk.preview': ['token'],
  // Each setting says whether it is one; its value is masked.
  'console system.read': ['isSecret'],
  // The hash that chains an audit entry to the one before: of what the reader sees, and meant to be seen.
  'workspace audit.get': ['hash'],
  'console audit.get': ['hash'],
}

function keysOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = Array.isArray(value) ? [] : Object.keys(value)
  return [...own, ...Object.values(value).flatMap(keysOf)]
}

async function callerOf(site: SiteName): Promise<unknown> {
  if (site === 'console') return asAdmin(product, await addAdmin(product))
  const user = await addUser(product)
  await addMember(product, company.tenant, user, { role: 'BILLING_ADMIN' })
  return site === 'phone' ? asPhone(product, user, company.tenant) : asUser(product, user, company.tenant)
}

const ofMember = () => ({ tenantId: company.tenant.id, userId: company.idFor(['userId']) })

const terms = { plan: 'basic', cycle: 'monthly', currency: 'CNY' }

/** What a query asks for where no id of the company will do. */
const inputs: Record<string, () => Promise<unknown>> = {
  'workspace auth.resetLink': async () => {
    const token = newToken()
    const { id } = await addUser(product)
    await sql`insert into password_resets (token_hash, user_id, expires_at)
      values (${sha256(token)}, ${id}, now() + interval '1 hour')`
    return { token }
  },
  ...Object.fromEntries(
    ['workspace invitations.read', 'workspace invitations.usernameFree'].map((name) => [
      name,
      async () => {
        const token = newToken()
        await sql`update invitations set token_hash = ${sha256(token)} where tenant_id = ${company.tenant.id}`
        return { token, ...(name.endsWith('Free') && { username: 'anyone' }) }
      },
    ]),
  ),
  ...Object.fromEntries(
    ['workspace onboarding.read', 'workspace onboarding.usernameFree'].map((name) => [
      name,
      async () => {
        const tenant = await addTenant(product, { activation: 'pending_creation' })
        const token = await addOnboardingLink(product, tenant)
        return { token, ...(name.endsWith('Free') && { username: 'anyone' }) }
      },
    ]),
  ),
  'console mails.get': async () => {
    const id = newId()
    await sql`insert into mails (id, job_key, template, recipient, locale, subject, html, plain, status)
      values (${id}, ${id}, 'invitation', 'a@example.com', 'en', 'Subject', '<p>Text</p>', 'Text', 'kept')`
    return { id }
  },
  'workspace records.get': async () => ({ object: 'customers', id: company.idFor(['recordId']) }),
  'workspace entitlements.why': async () => ({
    userId: company.idFor(['userId']),
    permission: 'stores:read',
  }),
  'console entitlements.why': async () => ({ ...ofMember(), permission: 'stores:read' }),
  'console entitlements.preview': async () => ({
    tenantId: company.tenant.id,
    change: { kind: 'apply_plan', plan: 'basic' },
  }),
  'console plans.get': async () => ({ key: 'basic' }),
  'console plans.tenants': async () => ({ plan: 'enterprise', planVersion: 1 }),
  'console plans.previewMove': async () => ({ plan: 'enterprise', planVersion: 1, who: { from: 1 } }),
  'console bulk.preview': async () => ({
    selection: { tenantIds: [company.tenant.id] },
    change: { kind: 'apply_plan', plan: 'basic' },
  }),
  ...Object.fromEntries(
    ['get', 'progress'].flatMap((name) => [
      [
        `console sync.${name}`,
        async () => (await recipes['console sync.run']?.(await stage(product, sql)))?.(),
      ],
      [
        `console bulk.${name}`,
        async () => (await recipes['console bulk.start']?.(await stage(product, sql)))?.(),
      ],
    ]),
  ),
  'workspace billing.preview': async () => ({ plan: 'basic', cycle: 'monthly' }),
  'workspace billing.invoice': async () => {
    const id = newId()
    await sql`insert into invoices (tenant_id, id, source, state, currency, subtotal, total, amount_due, amount_remaining,
        lines, issued_at)
      values (${company.tenant.id}, ${id}, 'manual', 'open', 'CNY', 100, 100, 100, 100, '[]', now())`
    return { id }
  },
  'console reconciliation.get': async () => {
    const id = newId()
    await sql`insert into reconciliations (id, actor_kind, mends, state) values (${id}, 'system', false, 'done')`
    return { reconciliationId: id }
  },
  'console stripeEvents.get': async () => {
    const id = `evt_${newId()}`
    await sql`insert into stripe_events (id, type, payload, occurred_at) values (${id}, 'invoice.paid', '{}', now())`
    return { id }
  },
  'console coupons.get': async () => {
    const made = await recipes['console coupons.create']?.(await stage(product, sql))
    const { id } = ((await made?.()) ?? {}) as { id?: string }
    return { couponId: id }
  },
  'console subscriptions.previewCreate': async () => {
    const { id: tenantId } = await addTenant(product, { plan: 'trial', state: 'expired' })
    return { tenantId, terms }
  },
  'console subscriptions.previewChange': async () => {
    const { id: tenantId } = await addTenant(product, { plan: 'basic' })
    await sql`update subscriptions set cycle = 'monthly', currency = 'CNY', anchor = now(), period_start = now(),
      period_end = now() + interval '1 month' where tenant_id = ${tenantId}`
    return { tenantId, terms: { ...terms, plan: 'professional' } }
  },
  'console users.get': async () => ({ userId: (await addUser(product)).id }),
}

async function firstOf(stream: AsyncIterable<unknown>): Promise<unknown> {
  for await (const item of stream) return item
}

async function answerOf(
  name: string,
  site: SiteName,
  listed: (typeof procedures)[number][2],
): Promise<unknown> {
  if (listed.type === 'mutation') return (await recipes[name]?.(await stage(product, sql)))?.()
  const input = inputs[name] ? await inputs[name]() : listed.input && sample(listed.input, company.idFor)
  const answer = await callByPath(await callerOf(site), listed.path, input)
  return listed.type === 'subscription' ? firstOf(answer as AsyncIterable<unknown>) : answer
}

describe('what is answered holds no secret, by its keys and by its values:', () => {
  test.each(procedures)('%s', async (name, site, listed) => {
    const answer = (await answerOf(name, site, listed)) ?? null
    const keys = new Set(keysOf(answer))
    const told = [...keys].filter((key) => suspicious.test(key) && !harmless[name]?.includes(key))
    expect(told).toEqual([])
    const text = JSON.stringify(answer)
    for (const secret of await secretsIn(sql)) expect(text).not.toContain(secret)
    expect(text).not.toContain('$argon2')
    if (!harmless[name]?.includes('hash')) expect(text).not.toMatch(/[0-9a-f]{64}/)
  })
  afterAll(() =>
    figure(
      11,
      `${procedures.length} procedures, every one of every router: 0 keys and 0 values of secrets or hashes`,
    ),
  )
})
