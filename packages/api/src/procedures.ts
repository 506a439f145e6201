import {
  type AdminGuard,
  readAdminGuard,
  readPhoneGuard,
  readUserGuard,
  type TenantGuard,
  type UserGuard,
} from '@leasehold/auth'
import type { Access, Module, Permission, PlatformPermission } from '@leasehold/catalog'
import {
  type Call,
  entitlementsOf,
  NotFound,
  type OwnSession,
  type PlatformQuery,
  Refusal,
  requireModule,
  type TenantCall,
  type TenantQuery,
} from '@leasehold/core'
import { ScopeLost, type TenantReader } from '@leasehold/db'
import { meetsAccess } from './access.ts'
import { type Asked, openCall } from './context.ts'
import { recallGuard, rememberGuard } from './guard-memory.ts'
import { procedure } from './trpc.ts'

/** For anyone: sign-in, links. What is behind it opens its own transaction, once it knows for whom. */
export const open = procedure
  .meta({ access: { audience: 'open' } })
  .use(({ ctx, next }) => next({ ctx: { call: openCall(ctx.asked) } }))

const user = procedure.meta({ access: { audience: 'user' } }).use(async ({ ctx, next }) => {
  const guard = await requireUser(ctx.asked)
  return next({ ctx: { guard, own: ownSession(guard), call: userCall(ctx.asked, guard) } })
})

/** For a signed-in user, in no company: profile, sessions, switching. */
export const signedIn = {
  query: user,
  /** For a command that opens its own transaction, because it counts attempts or hashes a password before. */
  guarded: user,
  command: user.use(({ ctx, next }) =>
    ctx.asked.database.platformTransaction(async (tx) => {
      const result = await next({ ctx: { call: { ...ctx.call, tx } } })
      if (!result.ok) throw result.error
      return result
    }),
  ),
}

type TenantOptions = {
  /** Module the plan must open. */
  module?: Module | null
  /** Access the tenant must have at least; reads need `read_only`, changes `full`. */
  minimum?: Access
}

const tenantMeta = (permission: Permission, minimum: Access, module: Module | null) =>
  procedure.meta({ access: { audience: 'tenant', permission, module, minimum } })

/**
 * For a member of the company in the address: session, membership, access, permission, entitlement, and then
 * reads bound to the tenant by statement, or one transaction bound to it.
 */
export const tenant = {
  /**
   * A query goes by the guard as remembered, and each of its reads confirms in its own statement that all of
   * it still holds. What was not confirmed is no answer: the guard is then read in full and the query, which
   * changes nothing, runs again.
   */
  query: (permission: Permission, { module = null, minimum = 'read_only' }: TenantOptions = {}) =>
    tenantMeta(permission, minimum, module).use(async ({ ctx, next }) => {
      const { database } = ctx.asked
      const run = async (guard: UserGuard, reader: (found: TenantGuard) => TenantReader) => {
        const call = await tenantCall(ctx.asked, guard, permission, minimum, module)
        const query: TenantQuery = { ...call, reader: reader(memberOf(guard)) }
        return next({ ctx: { guard, call: query } })
      }

      const remembered = recallGuard(ctx.asked)
      if (remembered) {
        let confirmed = false
        const onConfirmed = () => {
          confirmed = true
        }
        const result = await refusable(() =>
          run(remembered, ({ id, standing }) => ({ database, tenantId: id, standing, onConfirmed })),
        )
        if (result && confirmed && (result.ok || !(result.error.cause instanceof ScopeLost))) return result
      }
      const guard = await requireUser(ctx.asked)
      rememberGuard(ctx.asked, guard)
      return run(guard, ({ id }) => ({ database, tenantId: id }))
    }),
  command: (permission: Permission, { module = null, minimum = 'full' }: TenantOptions = {}) =>
    tenantMeta(permission, minimum, module).use(async ({ ctx, next }) => {
      const guard = await requireUser(ctx.asked)
      const call = await tenantCall(ctx.asked, guard, permission, minimum, module)
      return ctx.asked.database.tenantTransaction(call.tenant.id, async (tx) => {
        const result = await next({ ctx: { guard, call: { ...call, tx } } })
        if (!result.ok) throw result.error
        return result
      })
    }),
}

/** Null when the remembered guard itself refused: only a guard read in full may. */
async function refusable<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

const phoneUser = procedure.meta({ access: { audience: 'phone' } }).use(async ({ ctx, next }) => {
  const guard = await requirePhone(ctx.asked)
  return next({ ctx: { guard, own: ownSession(guard), call: userCall(ctx.asked, guard) } })
})

/** For the phone app: a bearer token, and the company its session is in. */
export const phone = {
  query: phoneUser,
  command: phoneUser.use(({ ctx, next }) =>
    ctx.asked.database.platformTransaction(async (tx) => {
      const result = await next({ ctx: { call: { ...ctx.call, tx } } })
      if (!result.ok) throw result.error
      return result
    }),
  ),
  tenantQuery: (permission: Permission, { minimum = 'read_only' }: { minimum?: Access } = {}) =>
    procedure
      .meta({ access: { audience: 'phone-tenant', permission, minimum } })
      .use(async ({ ctx, next }) => {
        const guard = await requirePhone(ctx.asked)
        const call = await tenantCall(ctx.asked, guard, permission, minimum, null)
        const query: TenantQuery = {
          ...call,
          reader: { database: ctx.asked.database, tenantId: call.tenant.id },
        }
        return next({ ctx: { guard, call: query } })
      }),
}

function platformProcedure(permission: PlatformPermission | null) {
  return procedure.meta({ access: { audience: 'platform', permission } }).use(async ({ ctx, next }) => {
    const admin = ctx.asked.token ? await readAdminGuard(ctx.asked.database, ctx.asked.token) : null
    if (!admin) throw new Refusal('NOT_SIGNED_IN')
    if (permission && !admin.permissions.has(permission)) throw new Refusal('FORBIDDEN', { permission })
    return next({ ctx: { admin, call: platformCall(ctx.asked, admin) } })
  })
}

/** For the platform's staff. A permission of `null` is for what every admin may do with their own session. */
export const platform = {
  query: (permission: PlatformPermission | null) => platformProcedure(permission),
  command: (permission: PlatformPermission | null) =>
    platformProcedure(permission).use(({ ctx, next }) =>
      ctx.asked.database.platformTransaction(async (tx) => {
        const result = await next({ ctx: { call: { ...ctx.call, tx } } })
        if (!result.ok) throw result.error
        return result
      }),
    ),
}

async function requireUser(asked: Asked): Promise<UserGuard> {
  const guard = asked.token ? await readUserGuard(asked.database, asked.token, asked.tenantCode) : null
  if (!guard) throw new Refusal('NOT_SIGNED_IN')
  return guard
}

async function requirePhone(asked: Asked): Promise<UserGuard> {
  const guard = asked.token ? await readPhoneGuard(asked.database, asked.token) : null
  if (!guard) throw new Refusal('NOT_SIGNED_IN')
  return guard
}

function ownSession({ user, sessionId }: UserGuard): OwnSession {
  return { userId: user.id, sessionId }
}

function userCall(asked: Asked, { user }: UserGuard): Call {
  return { ...openCall(asked), actor: { kind: 'user', id: user.id } }
}

function memberOf({ tenant: found }: UserGuard): TenantGuard {
  if (!found) throw new NotFound('tenant')
  return found
}

/** Membership, then access, permission and module: each with its own refusal. */
async function tenantCall(
  asked: Asked,
  guard: UserGuard,
  permission: Permission,
  minimum: Access,
  module: Module | null,
): Promise<TenantCall> {
  const { id, code, timeZone, locale, entitlementVersion, role, permissions, storeIds } = memberOf(guard)
  const known = entitlementsOf(asked.database, id, entitlementVersion, asked.now)
  const entitlements = known instanceof Promise ? await known : known
  if (!meetsAccess(entitlements.access, minimum)) {
    throw new Refusal(entitlements.access === 'read_only' ? 'READ_ONLY' : 'BILLING_ONLY')
  }
  if (!permissions.has(permission)) throw new Refusal('FORBIDDEN', { permission })
  if (module) requireModule(entitlements, module)
  return {
    ...userCall(asked, guard),
    tenant: { id, code, timeZone, locale },
    membership: { userId: guard.user.id, role, storeIds },
    permissions,
    entitlements,
    access: entitlements.access,
  }
}

function platformCall(asked: Asked, { id, role, permissions }: AdminGuard): PlatformQuery {
  return { ...openCall(asked), actor: { kind: 'admin', id }, admin: { id, role, permissions } }
}
