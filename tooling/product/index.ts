import { createHmac } from 'node:crypto'
import { type Asked, consoleRouter, mobileRouter, type RequestContext, workspaceRouter } from '@leasehold/api'
import { hashPassword, startAdminSession, startUserSession } from '@leasehold/auth'
import type { Activation, Locale, PlatformRole, Role, SubscriptionState } from '@leasehold/catalog'
import { emailKey, tenantCodeAlphabet, usernameKey } from '@leasehold/contracts'
import { type Call, newId, newToken, type PaymentProvider, sha256 } from '@leasehold/core'
import { type Database, openDatabase, type TenantId } from '@leasehold/db'
import postgres from 'postgres'
import { testDatabase } from '../harness/index.ts'
import * as store from './store.ts'
import type { PayingProduct } from './stripe.ts'

/** A migrated database of one's own with both pools open, for tests of commands and procedures. */
export type Product = {
  url: string
  database: Database
  /** Who takes money, where a test connects somebody. */
  payments?: PaymentProvider
  close(): Promise<void>
}

/** With `stripe`, a simulator takes payments for it. */
export function testProduct(given: { stripe: true }): Promise<PayingProduct>
export function testProduct(): Promise<Product>
export async function testProduct(given: { stripe?: boolean } = {}): Promise<Product> {
  const { url } = await testDatabase()
  const database = openDatabase(url)
  const product = { url, database, close: () => database.end() }
  // What few tests need is loaded for those alone.
  return given.stripe ? (await import('./stripe.ts')).withStripe(product) : product
}

/** Runs a statement with the rights of the database's owner: what the product itself must never be able to do. */
export async function asOwner({ url }: Product, statement: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await sql.unsafe(statement)
  } finally {
    await sql.end()
  }
}

export const testPassword = 'correct horse battery'

let hashed: Promise<string> | undefined
let counter = 0

export type TestTenant = { id: TenantId; code: string; name: string }
export type TestUser = { id: string; username: string; email: string; displayName: string }

/** Codes that look drawn and are all different: an odd factor takes each of the 2^25 to another. */
function nextCode(): string {
  const n = Math.imul(++counter, 0x9e3779b1) & 0x1ffffff
  return `TEN-${[4, 3, 2, 1, 0].map((k) => tenantCodeAlphabet[(n >> (5 * k)) & 31]).join('')}`
}

/** A company with a contract, active unless told otherwise. */
export async function addTenant(
  { database }: Product,
  given: {
    name?: string
    plan?: string
    state?: SubscriptionState
    trialEndsAt?: Date
    timeZone?: string
    locale?: Locale
    activation?: Activation
    contactPerson?: string
    contactEmail?: string
  } = {},
): Promise<TestTenant> {
  const id = newId() as TenantId
  const code = nextCode()
  const { plan = 'professional', state = 'active', trialEndsAt = null, ...details } = given
  const name = given.name ?? `Company ${++counter}`
  await store.insertTenant(database.platform, { activation: 'active', ...details, id, code, name })
  await store.insertSubscription(database.platform, { tenantId: id, plan, state, trialEndsAt })
  return { id, code, name }
}

/** An onboarding link of a company, waiting unless told otherwise; returns its token. */
export async function addOnboardingLink(
  { database }: Product,
  tenant: TestTenant,
  given: { expiresAt?: Date; replacedAt?: Date; usedAt?: Date; userId?: string } = {},
): Promise<string> {
  const token = newToken()
  await store.insertOnboardingLink(database.platform, {
    tenantId: tenant.id,
    id: newId(),
    tokenHash: sha256(token),
    expiresAt: new Date(Date.now() + 86_400_000),
    ...given,
  })
  return token
}

/** A person who can sign in with `testPassword`. */
export async function addUser(
  { database }: Product,
  given: { username?: string; email?: string; locale?: Locale } = {},
): Promise<TestUser> {
  const id = newId()
  const username = given.username ?? `user${++counter}`
  const email = given.email ?? `${username}@example.com`
  const displayName = `Person ${counter}`
  hashed ??= hashPassword(testPassword)
  await store.insertUser(database.platform, {
    id,
    username,
    usernameKey: usernameKey(username),
    displayName,
    email,
    emailKey: emailKey(email),
    locale: given.locale ?? 'en',
    passwordHash: await hashed,
  })
  return { id, username, email, displayName }
}

/** Makes a person a member, as of now; the first company becomes the primary. */
export async function addMember(
  { database }: Product,
  tenant: TestTenant,
  user: TestUser,
  given: { role?: Role; storeIds?: string[]; status?: 'active' | 'disabled' | 'removed' } = {},
): Promise<void> {
  const { role = 'OPERATOR', storeIds = [], status = 'active' } = given
  await store.insertMembership(
    database.platform,
    { tenantId: tenant.id, userId: user.id, role, status },
    storeIds,
  )
}

/** A company with one person of the role in it. */
export async function addCompany(
  product: Product,
  given: Parameters<typeof addTenant>[1] & { role?: Role } = {},
) {
  const tenant = await addTenant(product, given)
  const user = await addUser(product)
  await addMember(product, tenant, user, { role: given.role ?? 'BILLING_ADMIN' })
  return { tenant, user }
}

/** A store of a company. */
export async function addStore({ database }: Product, tenant: TestTenant, name = `Store ${++counter}`) {
  const id = newId()
  await store.insertStore(database.platform, { tenantId: tenant.id, id, name, code: `S${++counter}` })
  return { id, name }
}

/** A platform admin who can sign in with `testPassword`. */
export async function addAdmin({ database }: Product, role: PlatformRole = 'super_admin') {
  const id = newId()
  const username = `admin${++counter}`
  const email = `${username}@example.com`
  hashed ??= hashPassword(testPassword)
  await store.insertAdmin(database.platform, {
    id,
    username,
    usernameKey: username,
    name: `Admin ${counter}`,
    email,
    emailKey: email,
    role,
    passwordHash: await hashed,
  })
  return { id, username, email, role }
}

const keyedHash = (value: string) => createHmac('sha256', 'test').update(value).digest('hex')

/** A call by nobody in particular, as a job makes it. */
export function testCall(product: Product, given: Partial<Call> = {}): Call {
  return {
    database: product.database,
    keyedHash,
    payments: product.payments ?? null,
    actor: { kind: 'system', id: null },
    request: { requestId: 'test', ip: '192.0.2.1', userAgent: 'test' },
    locale: 'en',
    now: new Date(),
    ...given,
  }
}

type ContextGiven = Partial<Asked>

/** The context of a request, as the server would hand it over. */
export function testContext(product: Product, given: ContextGiven = {}): RequestContext {
  const { database, request, locale, now, payments } = testCall(product)
  const asked = {
    database,
    keyedHash,
    payments,
    request,
    locale,
    now,
    token: null,
    tenantCode: null,
    setSessionCookie: () => {},
    workspaceUrl: 'http://workspace.test',
    systemSettings: [],
    version: '0.0.0',
    ...given,
  }
  return { asked }
}

/** Calls the workspace's procedures as a person, in a company: through every guard. */
export async function asUser(
  product: Product,
  user: TestUser,
  tenant: TestTenant | null,
  given: ContextGiven = {},
) {
  const token = await product.database.platformTransaction((tx) =>
    startUserSession({ ...testCall(product), tx }, user.id, tenant?.id ?? null),
  )
  return workspaceRouter.createCaller(
    testContext(product, { token, tenantCode: tenant?.code ?? null, ...given }),
  )
}

/** Calls the workspace's procedures signed out. */
export function asVisitor(product: Product, given: ContextGiven = {}) {
  return workspaceRouter.createCaller(testContext(product, given))
}

/** Calls the phone's procedures as a person whose session is in a company. */
export async function asPhone(
  product: Product,
  user: TestUser,
  tenant: TestTenant | null,
  given: ContextGiven = {},
) {
  const token = await product.database.platformTransaction((tx) =>
    startUserSession({ ...testCall(product), tx }, user.id, tenant?.id ?? null, 'bearer'),
  )
  return mobileRouter.createCaller(testContext(product, { token, ...given }))
}

/** Calls the console's procedures as a platform admin. */
export async function asAdmin(product: Product, admin: { id: string }, given: ContextGiven = {}) {
  const token = await product.database.platformTransaction((tx) =>
    startAdminSession({ ...testCall(product), tx }, admin.id),
  )
  return consoleRouter.createCaller(testContext(product, { token, ...given }))
}

/** The refusal's code of a call that must be refused; fails when it goes through or breaks otherwise. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call
  } catch (error) {
    const { cause, message } = error as { cause?: { code?: string }; message: string }
    return cause?.code ?? message
  }
  throw new Error('The call went through.')
}
