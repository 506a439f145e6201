import { randomBytes } from 'node:crypto'
import { consoleRouter, mobileRouter } from '@leasehold/api'
import { newToken, sha256 } from '@leasehold/core'
import type postgres from 'postgres'
import {
  addAdmin,
  addMember,
  addOnboardingLink,
  addStore,
  addTenant,
  addUser,
  asAdmin,
  asPhone,
  asUser,
  asVisitor,
  type Product,
  type TestTenant,
  type TestUser,
  testContext,
  testPassword,
} from '../../product/index.ts'

/** A company with a boss, a member and a few things, and whoever may call. */
export type Scene = {
  product: Product
  sql: postgres.Sql
  tenant: TestTenant
  other: TestTenant
  boss: TestUser
  member: TestUser
  store: { id: string }
  department: { id: string }
  invitation: { id: string }
}

/** A word that nobody has used yet. */
const word = () => `w${randomBytes(5).toString('hex')}`

/** A company of its own for each recipe: what one does must not depend on another. */
export async function stage(product: Product, sql: postgres.Sql): Promise<Scene> {
  const [tenant, other] = [await addTenant(product, { plan: 'enterprise' }), await addTenant(product)]
  const [boss, member] = [await addUser(product), await addUser(product)]
  await addMember(product, tenant, boss, { role: 'BILLING_ADMIN' })
  await addMember(product, tenant, member, { role: 'OPERATOR' })
  await addMember(product, other, member)
  const store = await addStore(product, tenant)
  const caller = await asUser(product, boss, tenant)
  const department = await caller.departments.create({ name: 'Sales' })
  const invitation = await caller.members.invite({ email: `${word()}@example.com`, role: 'OPERATOR' })
  return { product, sql, tenant, other, boss, member, store, department, invitation }
}

type Recipe = (scene: Scene) => Promise<() => Promise<unknown>>

const password = 'another long password'
const fields = (name: string) =>
  ({ name, timeZone: 'Asia/Tokyo', currency: 'JPY', locale: 'ja', defaultRole: 'MANAGER' }) as const

const asBoss = ({ product, boss, tenant }: Scene) => asUser(product, boss, tenant)
const asMember = ({ product, member, tenant }: Scene) => asUser(product, member, tenant)
const asStaff = async ({ product }: Scene) => asAdmin(product, await addAdmin(product))
const ofMember = ({ member }: Scene) => ({ userId: member.id, version: 1 })
const onPhone = ({ product, member, tenant }: Scene) => asPhone(product, member, tenant)

/** Gives the scene's invitation, or a reset, a token that is known. */
async function invitationToken({ sql, invitation }: Scene, email?: string): Promise<string> {
  const token = newToken()
  await sql`update invitations set token_hash = ${sha256(token)} where id = ${invitation.id}`
  if (email)
    await sql`update invitations set email = ${email}, email_key = ${email} where id = ${invitation.id}`
  return token
}

const waiting = async ({ product }: Scene) => {
  const tenant = await addTenant(product, { activation: 'pending_creation' })
  return { tenant, token: await addOnboardingLink(product, tenant) }
}

/** How each mutation is made to go through, by router and path. A mutation without one fails its test. */
export const recipes: Record<string, Recipe> = {
  'workspace auth.signIn': async ({ product, member }) => {
    const caller = asVisitor(product)
    return () => caller.auth.signIn({ login: member.username, password: testPassword })
  },
  'workspace auth.signOut': async (scene) => {
    const caller = await asMember(scene)
    return () => caller.auth.signOut()
  },
  'workspace auth.requestPasswordReset': async ({ product, member }) => {
    const caller = asVisitor(product)
    return () => caller.auth.requestPasswordReset({ login: member.email })
  },
  'workspace auth.resetPassword': async ({ product, sql, member }) => {
    const token = newToken()
    await sql`insert into password_resets (token_hash, user_id, expires_at)
      values (${sha256(token)}, ${member.id}, now() + interval '1 hour')`
    const caller = asVisitor(product)
    return () => caller.auth.resetPassword({ token, password })
  },
  'workspace account.changeProfile': async (scene) => {
    const caller = await asMember(scene)
    const { version } = await caller.account.profile()
    const input = { version, displayName: 'New', username: `new${scene.member.username}`, phone: '1' }
    return () => caller.account.changeProfile(input)
  },
  'workspace account.setLocale': async (scene) => {
    const caller = await asMember(scene)
    return () => caller.account.setLocale({ locale: 'ja' })
  },
  'workspace account.changeEmail': async (scene) => {
    const caller = await asMember(scene)
    const email = `${word()}@example.com`
    return () => caller.account.changeEmail({ email, currentPassword: testPassword })
  },
  'workspace account.changePassword': async (scene) => {
    const caller = await asMember(scene)
    return () => caller.account.changePassword({ currentPassword: testPassword, password })
  },
  'workspace account.setPrimaryCompany': async (scene) => {
    const caller = await asMember(scene)
    return () => caller.account.setPrimaryCompany({ companyCode: scene.other.code })
  },
  'workspace account.endSession': async (scene) => {
    await asMember(scene)
    const caller = await asMember(scene)
    const { session = '' } = (await caller.account.sessions()).find(({ isCurrent }) => !isCurrent) ?? {}
    return () => caller.account.endSession({ session })
  },
  'workspace account.endOtherSessions': async (scene) => {
    await asMember(scene)
    const caller = await asMember(scene)
    return () => caller.account.endOtherSessions()
  },
  'workspace company.change': async (scene) => {
    const caller = await asBoss(scene)
    return () => caller.company.change({ version: 1, ...fields('Renamed') })
  },
  'workspace invitations.resend': async (scene) => {
    const caller = await asBoss(scene)
    return () => caller.invitations.resend({ id: scene.invitation.id })
  },
  'workspace invitations.revoke': async (scene) => {
    const caller = await asBoss(scene)
    return () => caller.invitations.revoke({ id: scene.invitation.id })
  },
  'workspace invitations.acceptAsNewUser': async (scene) => {
    const token = await invitationToken(scene)
    const username = `guest${word()}`
    const caller = asVisitor(scene.product)
    return () => caller.invitations.acceptAsNewUser({ token, username, displayName: 'Guest', password })
  },
  'workspace invitations.acceptBySigningIn': async (scene) => {
    const guest = await addUser(scene.product)
    const token = await invitationToken(scene, guest.email)
    const caller = asVisitor(scene.product)
    return () =>
      caller.invitations.acceptBySigningIn({ token, login: guest.username, password: testPassword })
  },
  'workspace invitations.accept': async (scene) => {
    const guest = await addUser(scene.product)
    await addMember(scene.product, scene.other, guest)
    const token = await invitationToken(scene, guest.email)
    const caller = await asUser(scene.product, guest, scene.other)
    return () => caller.invitations.accept({ token })
  },
  'workspace members.invite': async (scene) => {
    const caller = await asBoss(scene)
    return () => caller.members.invite({ email: `${word()}@example.com`, role: 'MANAGER' })
  },
  'workspace members.change': async (scene) => {
    const caller = await asBoss(scene)
    return () => caller.members.change({ ...ofMember(scene), role: 'MANAGER', storeIds: [scene.store.id] })
  },
  'workspace members.disable': async (scene) => {
    const caller = await asBoss(scene)
    return () => caller.members.disable(ofMember(scene))
  },
  'workspace members.enable': async (scene) => {
    const caller = await asBoss(scene)
    await caller.members.disable(ofMember(scene))
    return () => caller.members.enable({ ...ofMember(scene), version: 2 })
  },
  'workspace members.remove': async (scene) => {
    await scene.sql`delete from memberships where tenant_id = ${scene.other.id}`
    const caller = await asBoss(scene)
    return () => caller.members.remove(ofMember(scene))
  },
  'workspace members.leave': async (scene) => {
    const caller = await asMember(scene)
    return () => caller.members.leave()
  },
  'workspace onboarding.createAccount': async (scene) => {
    const { token } = await waiting(scene)
    const username = `first${word()}`
    const input = { token, username, displayName: 'First', email: `${username}@example.com`, password }
    const caller = asVisitor(scene.product)
    return () => caller.onboarding.createAccount(input)
  },
  'workspace onboarding.useOwnAccount': async (scene) => {
    const { token } = await waiting(scene)
    const caller = await asMember(scene)
    return () => caller.onboarding.useOwnAccount({ token })
  },
  'workspace onboarding.finish': async (scene) => {
    const { tenant, token } = await waiting(scene)
    await (await asMember(scene)).onboarding.useOwnAccount({ token })
    const caller = await asUser(scene.product, scene.member, tenant)
    return () => caller.onboarding.finish()
  },
  'workspace stores.create': async (scene) => {
    const caller = await asBoss(scene)
    return () => caller.stores.create({ name: 'Harbour', code: 'H1', idempotencyKey: crypto.randomUUID() })
  },
  'workspace stores.change': async (scene) => {
    const caller = await asBoss(scene)
    return () => caller.stores.change({ id: scene.store.id, version: 1, name: 'Harbour', code: 'H1' })
  },
  'workspace stores.archive': async (scene) => {
    const caller = await asBoss(scene)
    return () => caller.stores.archive({ id: scene.store.id, version: 1 })
  },
  'workspace stores.restore': async (scene) => {
    const caller = await asBoss(scene)
    await caller.stores.archive({ id: scene.store.id, version: 1 })
    return () => caller.stores.restore({ id: scene.store.id, version: 2 })
  },
  'workspace departments.create': async (scene) => {
    const caller = await asBoss(scene)
    return () => caller.departments.create({ name: 'Support', parentId: scene.department.id })
  },
  'workspace departments.change': async (scene) => {
    const caller = await asBoss(scene)
    return () => caller.departments.change({ id: scene.department.id, version: 1, name: 'Sales and more' })
  },
  'workspace departments.archive': async (scene) => {
    const caller = await asBoss(scene)
    return () => caller.departments.archive({ id: scene.department.id, version: 1 })
  },
  'workspace departments.restore': async (scene) => {
    const caller = await asBoss(scene)
    await caller.departments.archive({ id: scene.department.id, version: 1 })
    return () => caller.departments.restore({ id: scene.department.id, version: 2 })
  },

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
      ...fields('New'),
      defaultRole: 'OPERATOR',
      plan: 'basic',
    }
    return () => caller.tenants.create(input as Parameters<typeof caller.tenants.create>[0])
  },
  'console tenants.change': async (scene) => {
    const caller = await asStaff(scene)
    return () => caller.tenants.change({ tenantId: scene.tenant.id, version: 1, ...fields('Renamed') })
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

  'phone signIn': async ({ product, member }) => {
    const caller = mobileRouter.createCaller(testContext(product))
    return () => caller.signIn({ login: member.username, password: testPassword })
  },
  'phone signOut': async (scene) => {
    const caller = await onPhone(scene)
    return () => caller.signOut()
  },
  'phone switchCompany': async (scene) => {
    const caller = await onPhone(scene)
    return () => caller.switchCompany({ companyCode: scene.other.code })
  },
}
