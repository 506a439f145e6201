import { randomUUID } from 'node:crypto'
import type { PlanTerms } from '@leasehold/catalog'
import {
  addAdmin,
  addCompany,
  addTenant,
  asAdmin,
  asOwner,
  asUser,
  type Product,
  refusalOf,
  testProduct,
} from '@leasehold/tooling/product'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let product: Product
let staff: Awaited<ReturnType<typeof asAdmin>>
beforeAll(async () => {
  product = await testProduct()
  staff = await asAdmin(product, await addAdmin(product))
})
afterAll(() => product.close())

const inEach = (text: string) => ({ en: text, 'zh-CN': `${text} 中`, ja: `${text} 日` })
const details = (name = 'Plan') => ({
  name: inEach(name),
  description: inEach(''),
  hidden: false,
  contactUs: false,
})
const terms = (change: Partial<PlanTerms> = {}): PlanTerms => ({
  entitlements: { CRM: true, users: 5 },
  trialDays: null,
  cycles: ['monthly', 'quarterly'],
  prices: { monthly: { CNY: 100 } },
  overages: {},
  ...change,
})

let counter = 0
async function draft(given: { terms?: PlanTerms; kind?: 'plan' | 'addon'; contactUs?: boolean } = {}) {
  const key = `plan${++counter}`
  const { contactUs = false, kind = 'plan' } = given
  const input = {
    idempotencyKey: randomUUID(),
    key,
    kind,
    ...details(),
    contactUs,
    terms: given.terms ?? terms(),
  }
  const { version } = await staff.plans.create(input)
  return { key, version, input }
}
async function published(given?: Parameters<typeof draft>[0]) {
  const { key, version } = await draft(given)
  return { key, version: (await staff.plans.publish({ key, version })).version }
}
const publishNext = async (plan: { key: string; version: number }, next: PlanTerms) => {
  const { version } = await staff.plans.saveDraft({ ...plan, terms: next })
  return staff.plans.publish({ key: plan.key, version })
}

const fieldsOf = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => null,
    (thrown: { cause?: { details?: { fields?: { path: string; code: string }[] } } }) => thrown,
  )
  return error?.cause?.details?.fields?.map(({ path, code }) => `${path} ${code}`)
}
const audit = async (resourceId: string) =>
  (await product.database.platform.query.auditEntries.findMany())
    .filter((entry) => entry.resourceId === resourceId)
    .toSorted((a, b) => a.seq - b.seq)

describe('a plan', () => {
  test('is a draft, then a version, then the next one; the first stays as it was', async () => {
    const { key, version } = await draft()
    expect(await staff.plans.get({ key })).toMatchObject({
      latest: null,
      versions: [],
      draft: { faults: [], differs: true },
      may: { publish: true, delete: true },
    })
    expect(await staff.plans.publish({ key, version })).toEqual({ version: 2, planVersion: 1 })
    const second = terms({ entitlements: { CRM: true, POS: true, users: 9 } })
    expect(await publishNext({ key, version: 2 }, second)).toEqual({ version: 4, planVersion: 2 })
    const { versions, draft: left } = await staff.plans.get({ key })
    expect(left).toBeNull()
    expect(versions).toMatchObject([
      { number: 2, terms: second, tenants: 0, publishedBy: expect.stringMatching(/^Admin/) },
      { number: 1, terms: terms() },
    ])
    expect((await audit(key)).map(({ action }) => action)).toEqual([
      'plan.created',
      'plan.published',
      'plan.draft_changed',
      'plan.published',
    ])
    expect((await audit(key)).at(-1)).toMatchObject({
      before: { planVersion: 1, entitlements: { CRM: true, users: 5 } },
      after: { planVersion: 2 },
    })
  })

  test('asked for 20 times at once with one key is made once', async () => {
    const input = { idempotencyKey: randomUUID(), key: 'once', kind: 'plan' as const, ...details() }
    const made = await Promise.all(Array.from({ length: 20 }, () => staff.plans.create(input)))
    expect(new Set(made.map(({ key }) => key)).size).toBe(1)
    expect(await audit('once')).toHaveLength(1)
    expect(await fieldsOf(staff.plans.create({ ...input, idempotencyKey: randomUUID() }))).toEqual([
      'key taken',
    ])
  })

  test('that is edited by two at once tells the second', async () => {
    const { key, version } = await draft()
    await staff.plans.saveDraft({ key, version, terms: terms({ entitlements: {} }) })
    expect(await refusalOf(staff.plans.saveDraft({ key, version, terms: terms() }))).toBe('VERSION_CONFLICT')
    expect(await refusalOf(staff.plans.publish({ key, version }))).toBe('VERSION_CONFLICT')
    expect(await refusalOf(staff.plans.publish({ key: 'nothing', version }))).toBe('NOT_FOUND')
  })

  test('published by ten at once gets one version', async () => {
    const { key, version } = await draft()
    const all = await Promise.allSettled(
      Array.from({ length: 10 }, () => staff.plans.publish({ key, version })),
    )
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await staff.plans.get({ key })).versions).toHaveLength(1)
  })

  test('is not published without a draft that says something new', async () => {
    const { key, version } = await published()
    expect(await refusalOf(staff.plans.publish({ key, version }))).toBe('NOTHING_TO_PUBLISH')
    expect(await refusalOf(staff.plans.discardDraft({ key, version }))).toBe('NOTHING_TO_PUBLISH')
    const same = { ...terms(), cycles: ['quarterly', 'monthly'] as const }
    const saved = await staff.plans.saveDraft({ key, version, terms: { ...same, cycles: [...same.cycles] } })
    expect((await staff.plans.get({ key })).draft).toMatchObject({ differs: false })
    expect(await refusalOf(staff.plans.publish({ key, ...saved }))).toBe('NOTHING_TO_PUBLISH')
    await staff.plans.discardDraft({ key, ...saved })
    expect(await staff.plans.get({ key })).toMatchObject({ draft: null, latest: 1 })
  })

  test('may lack a price as a draft, and not as a version', async () => {
    const { key, version } = await draft({ terms: terms({ cycles: ['monthly', 'yearly'] }) })
    expect((await staff.plans.get({ key })).draft?.faults).toEqual([
      { path: 'prices.yearly.CNY', code: 'price_missing' },
    ])
    expect(await fieldsOf(staff.plans.publish({ key, version }))).toEqual(['prices.yearly.CNY price_missing'])
    expect((await staff.plans.get({ key })).versions).toEqual([])
  })

  test.each<[Partial<PlanTerms>, string[]]>([
    [
      { entitlements: { users: -1, CRN: true } },
      ['terms.entitlements.users needs_count', 'terms.entitlements.CRN unknown_module'],
    ],
    [{ prices: { monthly: { CNY: -1 } } }, ['terms.prices.monthly.CNY not_an_amount']],
    [{ overages: { CRM: { per: 1, amounts: { CNY: 1 } } } }, ['terms.overages.CRM overage_of_switch']],
  ])('with %j is refused, and the fields are named', async (change, fields) => {
    const { key, version, input } = await draft()
    const wrong = terms(change)
    expect(await fieldsOf(staff.plans.saveDraft({ key, version, terms: wrong }))).toEqual(fields)
    const again = { ...input, key: `${key}-again`, idempotencyKey: randomUUID(), terms: wrong }
    expect(await fieldsOf(staff.plans.create(again))).toEqual(fields)
    expect(await staff.plans.get({ key })).toMatchObject({ version, draft: { terms: terms() } })
  })

  test('once published is changed and deleted by nobody, not even by the application itself', async () => {
    const { key } = await published()
    for (const statement of [
      sql`update plan_versions set terms = '{}' where plan = ${key}`,
      sql`delete from plan_versions where plan = ${key}`,
      sql`delete from plans where key = ${key}`,
    ]) {
      const refused = product.database.platform.execute(statement).then(
        () => 'done',
        (error: { cause?: { code?: string } }) => error.cause?.code,
      )
      expect(await refused).toBe('42501')
    }
  })

  test('sold by talking needs no price, and cannot become sold without one', async () => {
    const { key, version } = await published({ contactUs: true, terms: terms({ prices: {} }) })
    const edit = { key, version, ...details(), onSale: true }
    expect(await fieldsOf(staff.plans.edit(edit))).toEqual(['contactUs price_missing'])
    await staff.plans.edit({ ...edit, contactUs: true, hidden: true })
    expect(await staff.plans.get({ key })).toMatchObject({ contactUs: true, hidden: true })
    expect((await audit(key)).at(-1)).toMatchObject({ before: { hidden: false }, after: { hidden: true } })
  })

  test('is put into its place', async () => {
    const [a, b] = [await draft(), await draft()]
    await staff.plans.sort({ keys: [b.key, a.key] })
    const keys = (await staff.plans.list()).plans.map(({ key }) => key)
    expect(keys.slice(0, 2)).toEqual([b.key, a.key])
    expect(await fieldsOf(staff.plans.sort({ keys: [a.key, 'nothing'] }))).toEqual(['keys.1 unknown'])
    // Nobody's edit is in conflict with it.
    expect(await staff.plans.publish({ key: a.key, version: a.version })).toMatchObject({ planVersion: 1 })
    await staff.plans.sort({ keys: ['trial', 'basic'] })
  })
})

describe('a plan that is in use', () => {
  test('is not deleted, and says by how many', async () => {
    const plan = await published()
    for (const _ of [1, 2]) await addTenant(product, { plan: plan.key })
    const refused = await staff.plans.delete(plan).catch((error) => error.cause)
    expect(refused).toMatchObject({ code: 'PLAN_IN_USE', details: { tenants: 2 } })
    expect((await staff.plans.get({ key: plan.key })).may.delete).toBe(false)
    await staff.plans.edit({ ...plan, ...details(), onSale: false })
    const { plans } = await staff.plans.list()
    expect(plans.find(({ key }) => key === plan.key)).toMatchObject({ onSale: false, tenants: 2 })
  })

  test('is not deleted while somebody newly subscribes to it', async () => {
    const plan = await published()
    const tenant = await addTenant(product)
    const outcomes = await Promise.allSettled([
      staff.tenants.changePlan({ tenantId: tenant.id, version: 1, plan: plan.key }),
      staff.plans.delete(plan),
    ])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('and one that nobody has is gone with its versions', async () => {
    const plan = await published()
    await staff.plans.delete(plan)
    expect(await refusalOf(staff.plans.get({ key: plan.key }))).toBe('NOT_FOUND')
    expect((await audit(plan.key)).at(-1)).toMatchObject({
      action: 'plan.deleted',
      before: { planVersion: 1 },
    })
  })

  test('by those who sign up is neither deleted nor switched off', async () => {
    const trial = await staff.plans.get({ key: 'trial' })
    const { key, version, name, description, hidden, contactUs } = trial
    expect(await refusalOf(staff.plans.delete({ key, version }))).toBe('PLAN_FOR_SIGN_UP')
    const off = { key, version, name, description, hidden, contactUs, onSale: false }
    expect(await refusalOf(staff.plans.edit(off))).toBe('PLAN_FOR_SIGN_UP')
  })
})

describe('what companies get that sign up', () => {
  test('is set, with the version that was read', async () => {
    const { version } = await staff.plans.settings()
    const { key } = await published()
    const wanted = { version, signUpPlan: key, signUpTrialDays: 30, defaults: { CRM: true } }
    await staff.plans.changeSettings(wanted)
    expect(await staff.plans.settings()).toMatchObject({ ...wanted, version: version + 1 })
    expect(await refusalOf(staff.plans.changeSettings(wanted))).toBe('VERSION_CONFLICT')
    await staff.plans.changeSettings({ ...wanted, version: version + 1, signUpPlan: 'trial', defaults: {} })
  })

  test('is a plan that is on sale', async () => {
    const { version } = await staff.plans.settings()
    const set = (signUpPlan: string, defaults = {}) =>
      fieldsOf(staff.plans.changeSettings({ version, signUpPlan, signUpTrialDays: null, defaults }))
    expect(await set('nothing')).toEqual(['signUpPlan unknown'])
    expect(await set((await draft()).key)).toEqual(['signUpPlan not_on_sale'])
    expect(await set((await published({ kind: 'addon' })).key)).toEqual(['signUpPlan not_on_sale'])
    expect(await set('trial', { users: -1 })).toEqual(['defaults.users needs_count'])
  })

  test('without a contract counts from the next request on', async () => {
    const tenant = await addTenant(product)
    await asOwner(product, `delete from subscriptions where tenant_id = '${tenant.id}'`)
    const before = await staff.tenants.get({ tenantId: tenant.id })
    const { version } = await staff.plans.settings()
    const wanted = { signUpPlan: 'trial', signUpTrialDays: 14 }
    await staff.plans.changeSettings({ version, ...wanted, defaults: { DOCUMENTS: true } })
    const after = await staff.tenants.get({ tenantId: tenant.id })
    expect(after.entitlementVersion).toBe(before.entitlementVersion + 1)
    await staff.plans.changeSettings({ version: version + 1, ...wanted, defaults: {} })
  })
})

describe('a feature', () => {
  const feature = (given: object = {}) => ({
    idempotencyKey: randomUUID(),
    key: `feature${++counter}`,
    kind: 'switch' as const,
    unit: null,
    name: inEach('Feature'),
    ...given,
  })

  test('is made, sold and renamed', async () => {
    const made = await staff.plans.createFeature(feature({ kind: 'meter', unit: 'pages' }))
    const { key } = await published({ terms: terms({ entitlements: { [made.key]: 100 } }) })
    await staff.plans.renameFeature({ key: made.key, name: inEach('Pages') })
    const { features } = await staff.plans.features()
    expect(features.find((each) => each.key === made.key)).toEqual({
      key: made.key,
      kind: 'meter',
      unit: 'pages',
      name: inEach('Pages'),
      isBuiltIn: false,
      plans: [key],
    })
    expect(features.find((each) => each.key === 'CRM')?.isBuiltIn).toBe(true)
  })

  test.each([
    [{ key: 'users' }, 'key taken'],
    [{ key: 'CRM' }, 'key taken'],
    [{ key: 'CRN' }, 'key unknown_module'],
    [{ kind: 'switch', unit: 'count' }, 'unit unit'],
    [{ kind: 'limit', unit: null }, 'unit unit'],
  ])('such as %j is refused', async (given, field) => {
    expect(await fieldsOf(staff.plans.createFeature(feature(given)))).toEqual([field])
  })

  test('that there is not is not renamed', async () => {
    expect(await refusalOf(staff.plans.renameFeature({ key: 'nothing', name: inEach('') }))).not.toBe('')
    expect(await refusalOf(staff.plans.renameFeature({ key: 'nothing', name: inEach('x') }))).toBe(
      'NOT_FOUND',
    )
  })
})

describe('plans side by side', () => {
  test('show what customers see, and mark the rest', async () => {
    const { features, plans } = await staff.plans.compare({})
    expect(features.map(({ key }) => key)).toContain('custom_roles')
    const of = (key: string) => plans.find((plan) => plan.key === key)
    expect(of('trial')).toMatchObject({ isShown: false, hidden: true, trialDays: 14 })
    expect(of('basic')).toMatchObject({ isShown: true, values: { users: 10, POS: false, sso: false } })
    expect(of('enterprise')).toMatchObject({ values: { users: null, sso: true } })
  })

  test('leave out drafts unless asked', async () => {
    const { key } = await draft({ terms: terms({ entitlements: { users: 77 } }) })
    const keys = async (drafts: boolean) =>
      (await staff.plans.compare({ drafts })).plans.map((plan) => plan.key)
    expect(await keys(false)).not.toContain(key)
    expect(await keys(true)).toContain(key)
    expect((await staff.plans.compare({ kind: 'addon' })).plans.map((plan) => plan.key)).not.toContain(key)
  })
})

describe('the audit log', () => {
  test('calls plans and features by their names of today, in the reader’s language', async () => {
    const plan = await published()
    const { tenant, user } = await addCompany(product, { plan: 'basic' })
    await staff.tenants.changePlan({ tenantId: tenant.id, version: 1, plan: plan.key })
    await staff.plans.edit({ ...plan, ...details('Renamed'), onSale: true })
    const reader = await asUser(product, user, tenant, { locale: 'ja' })
    const [entry] = (await reader.audit.list({})).items.filter(
      ({ action }) => action === 'subscription.plan_changed',
    )
    expect((await reader.audit.get({ seq: entry?.seq ?? 0 })).names).toMatchObject({
      'plan:basic': 'ベーシック',
      [`plan:${plan.key}`]: 'Renamed 日',
    })
    const own = await staff.audit.list({ chain: 'platform' })
    expect(own.items[0]).toMatchObject({ action: 'plan.changed', subject: 'Renamed' })
    const { version } = await staff.plans.settings()
    await staff.plans.changeSettings({ version, signUpPlan: plan.key, signUpTrialDays: 14, defaults: {} })
    const seq = (await staff.audit.list({ chain: 'platform' })).items[0]?.seq ?? 0
    const { names } = await staff.audit.get({ chain: 'platform', seq })
    expect(names).toMatchObject({ 'plan:trial': 'Trial', [`plan:${plan.key}`]: 'Renamed' })
    const restored = { version: version + 1, signUpPlan: 'trial', signUpTrialDays: 14, defaults: {} }
    await staff.plans.changeSettings(restored)
  })
})

describe('who may', () => {
  test.each([
    ['sales', 'FORBIDDEN'],
    ['support', 'FORBIDDEN'],
    ['finance', 'done'],
  ] as const)('%s publishing a plan: %s', async (role, expected) => {
    const caller = await asAdmin(product, await addAdmin(product, role))
    const { key, version } = await draft()
    const outcome = await caller.plans.publish({ key, version }).then(
      () => 'done',
      (error) => error.cause.code,
    )
    expect(outcome).toBe(expected)
    expect((await caller.plans.list()).may).toEqual({ manage: expected === 'done' })
  })
})
