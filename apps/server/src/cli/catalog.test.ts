import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Preset, presetKeys, presets } from '@leasehold/catalog'
import { addTenant, type Product, testProduct } from '@leasehold/tooling/product'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCommand, UsageError } from './run.ts'

let product: Product
const folder = mkdtempSync(join(tmpdir(), 'leasehold-catalog-'))
beforeAll(async () => {
  product = await testProduct()
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await product.close()
})

const run = (...args: string[]) => runCommand(['catalog', ...args], { DATABASE_URL: product.url })
const exported = async (): Promise<Preset> => JSON.parse((await run('export')).output)
const fileOf = (preset: unknown) => {
  const path = join(folder, `${crypto.randomUUID()}.json`)
  writeFileSync(path, typeof preset === 'string' ? preset : JSON.stringify(preset))
  return path
}
const audits = async () =>
  (await product.database.platform.query.auditEntries.findMany()).filter(
    ({ action }) => action === 'catalog.applied',
  )

test('a new platform is as erp says', async () => {
  expect(await run('diff', 'erp')).toEqual({
    output: 'The catalog is as the preset says: there is nothing to change.',
    exitCode: 0,
  })
  expect((await run('apply', 'erp')).exitCode).toBe(0)
  expect(await audits()).toEqual([])
})

test.each(presetKeys.filter((key) => key !== 'erp'))(
  '%s is shown, applied once, and left alone',
  async (key) => {
    const before = (await audits()).length
    const shown = await run('diff', key)
    expect(shown.exitCode).toBe(1)
    for (const plan of presets[key].plans) expect(shown.output).toContain(` ${plan.key}: `)
    const waiting = await run('apply', key)
    expect(waiting).toMatchObject({ exitCode: 1, output: expect.stringContaining('--yes') })
    expect(await audits()).toHaveLength(before)
    expect(await run('apply', key, '--yes')).toEqual({ output: `${shown.output}\n\nApplied.`, exitCode: 0 })
    expect((await run('apply', key, '--yes')).output).toContain('nothing to change')
    expect((await run('diff', key)).exitCode).toBe(0)
    expect(await audits()).toHaveLength(before + 1)
    const plans = (await exported()).plans.map((plan) => plan.key)
    expect(plans).toEqual(
      expect.arrayContaining([...presets[key].plans, ...presets.erp.plans].map((p) => p.key)),
    )
  },
)

test('an export changes nothing where it comes from, and makes another platform the same', async () => {
  const catalog = await exported()
  expect((await run('diff', fileOf(catalog))).exitCode).toBe(0)
  const other = await testProduct()
  const there = (...args: string[]) => runCommand(['catalog', ...args], { DATABASE_URL: other.url })
  expect((await there('apply', fileOf(catalog), '--yes')).exitCode).toBe(0)
  const copy: Preset = JSON.parse((await there('export')).output)
  const byKey = (preset: Preset) => ({
    ...preset,
    features: preset.features.toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    plans: preset.plans.toSorted((a, b) => (a.key < b.key ? -1 : 1)),
  })
  expect(byKey(copy)).toEqual(byKey(catalog))
  await other.close()
})

test('terms that differ become a version, and companies stay on theirs', async () => {
  const tenant = await addTenant(product, { plan: 'basic' })
  const [, basic] = presets.erp.plans
  if (!basic) throw new Error('There is no basic plan.')
  const terms = { ...basic.terms, entitlements: { ...basic.terms.entitlements, users: 12 } }
  const path = fileOf({ ...presets.erp, plans: [{ ...basic, terms, hidden: true }] })
  expect((await run('diff', path)).output).toMatch(/plan basic: version 2 in place of 1.*\n.*basic: hidden/)
  const applied = JSON.parse((await run('apply', path, '--yes', '--json')).output)
  expect(applied.newVersions).toMatchObject([{ from: 1, to: 2 }])
  const contract = await product.database.platform.query.subscriptions.findFirst({
    where: (subscriptions, { eq }) => eq(subscriptions.tenantId, tenant.id),
  })
  expect(contract?.planVersion).toBe(1)
  expect((await audits()).at(-1)).toMatchObject({
    after: { newVersions: { basic: 2 }, changedPlans: ['basic'] },
  })
})

describe('a preset with a mistake is refused, the mistake is named, and nothing is changed:', () => {
  const plan = { ...presets.retail.plans[0], key: 'mistaken' }
  const preset = (change: object) => ({
    ...presets.retail,
    key: 'mistaken',
    plans: [plan],
    signUp: null,
    ...change,
  })
  const feature = { key: 'new_one', kind: 'switch', unit: null, name: { en: 'New', 'zh-CN': '新', ja: '新' } }
  const selling = (terms: object) =>
    preset({ features: [feature], plans: [{ ...plan, terms: { ...plan.terms, ...terms } }] })
  test.each<[string, unknown, RegExp]>([
    ['no JSON', '{', /is not JSON/],
    ['no preset', [], /the file: /],
    ['a field that there is not', preset({ colour: 'red' }), /the file: .*colour/],
    [
      'no name in a language',
      preset({ features: [{ ...feature, name: { en: 'New' } }] }),
      /features\.0\.name\.ja: /,
    ],
    [
      'a negative limit',
      selling({ entitlements: { users: -1 } }),
      /plans\.0\.terms\.entitlements\.users: .*whole number/,
    ],
    [
      'an unknown module',
      selling({ entitlements: { CRN: true } }),
      /plans\.0\.terms\.entitlements\.CRN: There is no such module/,
    ],
    [
      'no price for a cycle',
      selling({ cycles: ['monthly', 'yearly'] }),
      /plans\.0\.terms\.prices\.yearly\.JPY: Enter a price/,
    ],
    ['a feature twice', preset({ features: [feature, feature] }), /features\.1\.key: .*already in use/],
    [
      'another kind',
      preset({ features: [{ ...feature, key: 'users' }] }),
      /features\.0\.kind: .*keeps its kind/,
    ],
    ['a plan twice', preset({ plans: [plan, plan] }), /plans\.1\.key: .*already in use/],
    [
      'a plan that is an add-on',
      preset({ plans: [{ ...plan, key: 'basic', kind: 'addon' }] }),
      /plans\.0\.kind: /,
    ],
    ['nothing to sign up to', preset({ signUp: { plan: 'none', trialDays: null } }), /signUp\.plan: /],
    ['a default that is none', preset({ defaults: { users: true } }), /defaults\.users: /],
  ])('%s', async (_name, value, sentence) => {
    const before = await exported()
    for (const verb of [['apply', '--yes'], ['diff']]) {
      const [name = '', ...rest] = verb
      const refused = run(name, fileOf(value), ...rest)
      await expect(refused).rejects.toThrow(UsageError)
      await expect(refused).rejects.toThrow(sentence)
    }
    expect(await exported()).toEqual(before)
  })
})

test.each([
  [['apply'], /Say which preset/],
  [['apply', '--yes'], /Say which preset/],
  [['diff', 'nothing'], /no preset "nothing" and no such file/],
  [['diff', 'erp', '--force'], /force/],
])('catalog %j is refused in a sentence', async (args, sentence) => {
  await expect(run(...args)).rejects.toThrow(sentence)
})
