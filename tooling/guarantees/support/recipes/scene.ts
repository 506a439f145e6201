import { randomBytes } from 'node:crypto'
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
  asUser,
  type Product,
  type TestTenant,
  type TestUser,
} from '../../../product/index.ts'

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
export const word = () => `w${randomBytes(5).toString('hex')}`

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

/** Prepares for a mutation, and returns the call that must go through. */
export type Recipe = (scene: Scene) => Promise<() => Promise<unknown>>

export const newPassword = 'another long password'

/** What a company is called and where it is. */
export const companyFields = (name: string) =>
  ({ name, timeZone: 'Asia/Tokyo', currency: 'JPY', locale: 'ja', defaultRole: 'MANAGER' }) as const

export const asBoss = ({ product, boss, tenant }: Scene) => asUser(product, boss, tenant)
export const asMember = ({ product, member, tenant }: Scene) => asUser(product, member, tenant)
export const asStaff = async ({ product }: Scene) => asAdmin(product, await addAdmin(product))
export const ofMember = ({ member }: Scene) => ({ userId: member.id, version: 1 })

/** Gives the scene's invitation a token that is known, and an address if asked. */
export async function invitationToken({ sql, invitation }: Scene, email?: string): Promise<string> {
  const token = newToken()
  await sql`update invitations set token_hash = ${sha256(token)} where id = ${invitation.id}`
  if (email)
    await sql`update invitations set email = ${email}, email_key = ${email} where id = ${invitation.id}`
  return token
}

/** A company that waits for its first person. */
export async function waiting({ product }: Scene) {
  const tenant = await addTenant(product, { activation: 'pending_creation' })
  return { tenant, token: await addOnboardingLink(product, tenant) }
}
