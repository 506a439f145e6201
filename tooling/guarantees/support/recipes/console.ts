import { consoleRouter } from '@leasehold/api'
import { addAdmin, addTenant, testContext, testPassword } from '../../../product/index.ts'
import {
  asMember,
  asStaff,
  companyFields,
  ofMember,
  type Recipe,
  type Scene,
  waiting,
  word,
} from './scene.ts'

/** What the platform’s staff do. */
export const consoleRecipes: Record<string, Recipe> = {
  'console auth.signIn': async ({ product }) => {
    const admin = await addAdmin(product)
    const caller = consoleRouter.createCaller(testContext(product))
    return () => caller.auth.signIn({ login: admin.username, password: testPassword })
  },
  'console auth.signOut': async (scene) => {
    const caller = await asStaff(scene)
    return () => caller.auth.signOut()
  },
  'console onboarding.makeLink': async (scene) => {
    const { tenant } = await waiting(scene)
    const caller = await asStaff(scene)
    return () => caller.onboarding.makeLink({ tenantId: tenant.id })
  },
  'console tenants.create': async (scene) => {
    const caller = await asStaff(scene)
    const input = {
      idempotencyKey: crypto.randomUUID(),
      ...companyFields('New'),
      defaultRole: 'OPERATOR',
      plan: 'basic',
    }
    return () => caller.tenants.create(input as Parameters<typeof caller.tenants.create>[0])
  },
  'console tenants.change': async (scene) => {
    const caller = await asStaff(scene)
    return () => caller.tenants.change({ tenantId: scene.tenant.id, version: 1, ...companyFields('Renamed') })
  },
  'console tenants.changePlan': async (scene) => {
    const caller = await asStaff(scene)
    return () => caller.tenants.changePlan({ tenantId: scene.tenant.id, version: 1, plan: 'professional' })
  },
  'console tenants.extendTrial': async (scene) => {
    const trialEndsAt = new Date(Date.now() + 86_400_000)
    const tenant = await addTenant(scene.product, { plan: 'trial', state: 'trialing', trialEndsAt })
    const caller = await asStaff(scene)
    return () => caller.tenants.extendTrial({ tenantId: tenant.id, version: 1, days: 7 })
  },
  'console tenants.suspend': async (scene) => {
    const caller = await asStaff(scene)
    return () => caller.tenants.suspend({ tenantId: scene.tenant.id, version: 1, reason: 'asked for' })
  },
  'console tenants.resume': async (scene) => {
    const caller = await asStaff(scene)
    await caller.tenants.suspend({ tenantId: scene.tenant.id, version: 1, reason: 'asked for' })
    return () => caller.tenants.resume({ tenantId: scene.tenant.id, version: 2 })
  },
  'console tenants.delete': async (scene) => {
    const caller = await asStaff(scene)
    const { id: tenantId, code: confirmation } = scene.tenant
    return () => caller.tenants.delete({ tenantId, confirmation, reason: 'asked for' })
  },
  'console tenants.restore': async (scene) => {
    const caller = await asStaff(scene)
    const { id: tenantId, code: confirmation } = scene.tenant
    await caller.tenants.delete({ tenantId, confirmation, reason: 'asked for' })
    return () => caller.tenants.restore({ tenantId })
  },
  'console users.disable': async (scene) => {
    const caller = await asStaff(scene)
    return () => caller.users.disable({ userId: scene.member.id, reason: 'asked for' })
  },
  'console users.enable': async (scene) => {
    const caller = await asStaff(scene)
    await caller.users.disable({ userId: scene.member.id, reason: 'asked for' })
    return () => caller.users.enable({ userId: scene.member.id })
  },
  'console users.endSession': async (scene) => {
    await asMember(scene)
    const caller = await asStaff(scene)
    const [{ session = '' } = {}] = (await caller.users.get({ userId: scene.member.id })).sessions
    return () => caller.users.endSession({ userId: scene.member.id, session })
  },
  'console users.endAllSessions': async (scene) => {
    await asMember(scene)
    const caller = await asStaff(scene)
    return () => caller.users.endAllSessions({ userId: scene.member.id })
  },
  'console users.addMembership': async (scene) => {
    const caller = await asStaff(scene)
    const input = { userId: scene.boss.id, tenantId: scene.other.id, role: 'OPERATOR' } as const
    return () => caller.users.addMembership(input)
  },
  'console users.setMembershipStatus': async (scene) => {
    const caller = await asStaff(scene)
    const input = { ...ofMember(scene), tenantId: scene.tenant.id, status: 'disabled' } as const
    return () => caller.users.setMembershipStatus(input)
  },
  'console users.removeMembership': async (scene) => {
    const caller = await asStaff(scene)
    return () => caller.users.removeMembership({ ...ofMember(scene), tenantId: scene.tenant.id })
  },
  'console entitlements.setOverride': async (scene) => {
    const caller = await asStaff(scene)
    return () => caller.entitlements.setOverride(overrideOf(scene))
  },
  'console entitlements.revokeOverride': async (scene) => {
    const caller = await asStaff(scene)
    const { id } = await caller.entitlements.setOverride(overrideOf(scene))
    return () => caller.entitlements.revokeOverride({ tenantId: scene.tenant.id, id })
  },
  'console entitlements.addAddOn': async (scene) => {
    const input = await addOnOf(scene)
    const caller = await asStaff(scene)
    return () => caller.entitlements.addAddOn(input)
  },
  'console entitlements.changeAddOn': async (scene) => {
    const caller = await asStaff(scene)
    const { id } = await caller.entitlements.addAddOn(await addOnOf(scene))
    return () => caller.entitlements.changeAddOn({ tenantId: scene.tenant.id, id, quantity: 3 })
  },
  'console entitlements.removeAddOn': async (scene) => {
    const caller = await asStaff(scene)
    const { id } = await caller.entitlements.addAddOn(await addOnOf(scene))
    return () => caller.entitlements.removeAddOn({ tenantId: scene.tenant.id, id })
  },
  'console entitlements.applyPlan': async (scene) => {
    const caller = await asStaff(scene)
    return () => caller.entitlements.applyPlan({ tenantId: scene.tenant.id, plan: 'professional' })
  },
}

const overrideOf = ({ tenant }: Scene) => ({
  tenantId: tenant.id,
  feature: 'POS',
  value: false,
  reason: 'asked for',
  endsAt: null,
})

/** An add-on that is on sale, for the scene's company. */
async function addOnOf({ sql, tenant }: Scene) {
  const plan = word()
  const terms = { entitlements: { users: 5 }, trialDays: null, cycles: [], prices: {}, overages: {} }
  const name = { en: plan, 'zh-CN': plan, ja: plan }
  await sql`insert into plans (key, kind, name, description, latest)
    values (${plan}, 'addon', ${sql.json(name)}, ${sql.json(name)}, 1)`
  await sql`insert into plan_versions (plan, number, terms) values (${plan}, 1, ${sql.json(terms)})`
  return { tenantId: tenant.id, plan, quantity: 2, endsAt: null, idempotencyKey: crypto.randomUUID() }
}
