import { consoleRouter } from '@leasehold/api'
import { addAdmin, addTenant, testContext, testPassword } from '../../../product/index.ts'
import { asMember, asStaff, companyFields, ofMember, type Recipe, waiting } from './scene.ts'

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
}
