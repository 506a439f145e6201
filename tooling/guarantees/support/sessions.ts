import { startAdminSession, startUserSession } from '@leasehold/auth'
import { type Product, type TestTenant, type TestUser, testCall } from '../../product/index.ts'

/** Session of a user, as the cookie of a browser that has signed in (the processes run in production mode). */
export async function userCookie(
  product: Product,
  user: TestUser,
  tenant: TestTenant | null,
): Promise<string> {
  return `__Host-leasehold_session=${await userToken(product, user, tenant, 'cookie')}`
}

/** Session of a user, as the token of a phone. */
export function phoneToken(product: Product, user: TestUser, tenant: TestTenant | null): Promise<string> {
  return userToken(product, user, tenant, 'bearer')
}

/** Session of a platform admin, as the cookie of a browser. */
export async function adminCookie(product: Product, admin: { id: string }): Promise<string> {
  const token = await product.database.platformTransaction((tx) =>
    startAdminSession({ ...testCall(product), tx }, admin.id),
  )
  return `__Host-leasehold_console=${token}`
}

/** Session of a user, as its bare token. */
export function userToken(
  product: Product,
  user: TestUser,
  tenant: TestTenant | null,
  kind: 'cookie' | 'bearer',
) {
  return product.database.platformTransaction((tx) =>
    startUserSession({ ...testCall(product), tx }, user.id, tenant?.id ?? null, kind),
  )
}
