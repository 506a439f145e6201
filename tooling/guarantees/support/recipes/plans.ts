import { asStaff, type Recipe, type Scene, word } from './scene.ts'

const inEach = (text: string) => ({ en: text, 'zh-CN': text, ja: text })

const details = () => ({
  name: inEach(word()),
  description: inEach(''),
  hidden: false,
  contactUs: false,
})

const terms = (users: number) => ({
  entitlements: { CRM: true, users },
  trialDays: null,
  cycles: ['monthly' as const],
  prices: { monthly: { CNY: 100 } },
  overages: {},
})

/** A draft of a plan that is nobody's yet. */
async function drafted(scene: Scene) {
  const caller = await asStaff(scene)
  const key = word()
  const idempotencyKey = crypto.randomUUID()
  await caller.plans.create({ idempotencyKey, key, kind: 'plan', ...details(), terms: terms(1) })
  return { caller, key }
}

/** What staff do to plans and features. */
export const planRecipes: Record<string, Recipe> = {
  'console plans.create': async (scene) => {
    const caller = await asStaff(scene)
    const input = { idempotencyKey: crypto.randomUUID(), key: word(), kind: 'plan' as const, ...details() }
    return () => caller.plans.create(input)
  },
  'console plans.edit': async (scene) => {
    const { caller, key } = await drafted(scene)
    return () => caller.plans.edit({ key, version: 1, ...details(), onSale: true })
  },
  'console plans.saveDraft': async (scene) => {
    const { caller, key } = await drafted(scene)
    return () => caller.plans.saveDraft({ key, version: 1, terms: terms(2) })
  },
  'console plans.discardDraft': async (scene) => {
    const { caller, key } = await drafted(scene)
    return () => caller.plans.discardDraft({ key, version: 1 })
  },
  'console plans.publish': async (scene) => {
    const { caller, key } = await drafted(scene)
    return () => caller.plans.publish({ key, version: 1 })
  },
  'console plans.delete': async (scene) => {
    const { caller, key } = await drafted(scene)
    await caller.plans.publish({ key, version: 1 })
    return () => caller.plans.delete({ key, version: 2 })
  },
  'console plans.sort': async (scene) => {
    const { caller, key } = await drafted(scene)
    return () => caller.plans.sort({ keys: [key] })
  },
  'console plans.move': async (scene) => {
    const { caller, key } = await drafted(scene)
    await caller.plans.publish({ key, version: 1 })
    await caller.tenants.changePlan({ tenantId: scene.tenant.id, version: 1, plan: key })
    await caller.plans.saveDraft({ key, version: 2, terms: terms(2) })
    await caller.plans.publish({ key, version: 3 })
    return () => caller.plans.move({ tenantId: scene.tenant.id, plan: key, planVersion: 2 })
  },
  'console plans.createFeature': async (scene) => {
    const caller = await asStaff(scene)
    const idempotencyKey = crypto.randomUUID()
    const feature = { key: word(), kind: 'switch' as const, unit: null, name: inEach('New') }
    return () => caller.plans.createFeature({ idempotencyKey, ...feature })
  },
  'console plans.renameFeature': async (scene) => {
    const caller = await asStaff(scene)
    return () => caller.plans.renameFeature({ key: 'sso', name: inEach(word()) })
  },
  'console plans.changeSettings': async (scene) => {
    const caller = await asStaff(scene)
    const { version } = await caller.plans.settings()
    const settings = { signUpPlan: 'trial', signUpTrialDays: 7, defaults: {} }
    return () => caller.plans.changeSettings({ version, ...settings })
  },
}
