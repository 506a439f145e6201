import {
  type AdminGuard,
  readAdminGuard,
  readPhoneGuard,
  readUserGuard,
  type TenantGuard,
  type UserGuard,
} from '@leasehold/auth'
import {
  type Access,
  businessObject,
  type Module,
  objectKeys,
  type Permission,
  type PlatformPermission,
  type RecordAction,
  recordPermission,
} from '@leasehold/catalog'
import {
  admit,
  type Call,
  type Check,
  checkFor,
  entitlementsOf,
  InvalidField,
  NotFound,
  type OwnSession,
  type PlatformQuery,
  Refusal,
  type TenantCall,
  type TenantQuery,
} from '@leasehold/core'
import { ScopeLost, type TenantReader } from '@leasehold/db'
import type { ProcedureAccess } from './access.ts'
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

/** What some ask depends on the input, which is looked at once the caller is known. */
type ChecksOf = Check | ((rawInput: unknown) => Check)

type TenantMeta = Omit<ProcedureAccess & { audience: 'tenant' }, 'audience'>

const tenantMeta = (access: TenantMeta) => procedure.meta({ access: { audience: 'tenant', ...access } })

/**
 * A query goes by the guard as remembered, and each of its reads confirms in its own statement that all of
 * it still holds. What was not confirmed is no answer: the guard is then read in full and the query, which
 * changes nothing, runs again.
 */
const tenantQuery = (access: TenantMeta, needs: ChecksOf = checkFor(access)) =>
  tenantMeta(access).use(async ({ ctx, next, getRawInput }) => {
    const { database } = ctx.asked
    const asks = typeof needs === 'function' ? await getRawInput() : undefined
    const run = async (guard: UserGuard, reader: (found: TenantGuard) => TenantReader) => {
      const call = await tenantCall(ctx.asked, guard, needs, asks)
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
  })

const tenantCommand = (access: TenantMeta, needs: ChecksOf = checkFor(access)) =>
  tenantMeta(access).use(async ({ ctx, next, getRawInput }) => {
    const guard = await requireUser(ctx.asked)
    const asks = typeof needs === 'function' ? await getRawInput() : undefined
    const call = await tenantCall(ctx.asked, guard, needs, asks)
    return ctx.asked.database.tenantTransaction(call.tenant.id, async (tx) => {
      const result = await next({ ctx: { guard, call: { ...call, tx } } })
      if (!result.ok) throw result.error
      return result
    })
  })

/** For what asks others, such as Stripe, before it writes: it opens its own transactions. */
const tenantGuarded = (access: TenantMeta, needs: Check = checkFor(access)) =>
  tenantMeta(access).use(async ({ ctx, next }) => {
    const guard = await requireUser(ctx.asked)
    return next({ ctx: { guard, call: await tenantCall(ctx.asked, guard, needs) } })
  })

/** What one must be allowed to do something with records of the object that the input names. */
const recordNeeds = (action: RecordAction, minimum: Access) => {
  const checks = new Map<unknown, Check>(
    objectKeys.map((object) => {
      const { module } = businessObject(object)
      return [object, checkFor({ permission: recordPermission(object, action), minimum, module })]
    }),
  )
  return (rawInput: unknown): Check => {
    const { object } = Object(rawInput) as { object?: unknown }
    const check = checks.get(object)
    if (!check) throw new InvalidField('object', object === undefined ? 'required' : 'not_an_option')
    return check
  }
}

const recordAccess = (records: RecordAction, minimum: Access): TenantMeta => ({
  permission: 'modules:use',
  module: null,
  minimum,
  records,
})

/**
 * For a member of the company in the address: session, membership, access, permission, entitlement, and then
 * reads bound to the tenant by statement, or one transaction bound to it.
 */
export const tenant = {
  query: (permission: Permission, { module = null, minimum = 'read_only' }: TenantOptions = {}) =>
    tenantQuery({ permission, minimum, module }),
  command: (permission: Permission, { module = null, minimum = 'full' }: TenantOptions = {}) =>
    tenantCommand({ permission, minimum, module }),
  /** For a command that asks others before it writes. */
  guarded: (permission: Permission, { module = null, minimum = 'full' }: TenantOptions = {}) =>
    tenantGuarded({ permission, minimum, module }),
  /** For a stream of what is read: `again` lets the caller in anew, or throws what is no longer so. */
  subscription: (permission: Permission, { module = null, minimum = 'read_only' }: TenantOptions = {}) => {
    const access = { permission, minimum, module }
    const check = checkFor(access)
    return tenantMeta(access).use(async ({ ctx, next }) => {
      const again = async (): Promise<TenantQuery> => {
        const asked = { ...ctx.asked, now: new Date() }
        const call = await tenantCall(asked, await requireUser(asked), check)
        return { ...call, reader: { database: asked.database, tenantId: call.tenant.id } }
      }
      await again()
      return next({ ctx: { again } })
    })
  },
  /** For business objects: the input's `object` says which permission and which module it takes. */
  records: {
    query: (action: RecordAction) =>
      tenantQuery(recordAccess(action, 'read_only'), recordNeeds(action, 'read_only')),
    command: (action: RecordAction) =>
      tenantCommand(recordAccess(action, 'full'), recordNeeds(action, 'full')),
  },
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
        const call = await tenantCall(ctx.asked, guard, checkFor({ permission, minimum, module: null }))
        const query: TenantQuery = {
          ...call,
          reader: { database: ctx.asked.database, tenantId: call.tenant.id },
        }
        return next({ ctx: { guard, call: query } })
      }),
}

function platformProcedure(permission: PlatformPermission | null) {
  return procedure.meta({ access: { audience: 'platform', permission } }).use(async ({ ctx, next }) => {
    const admin = await requireAdmin(ctx.asked, permission)
    return next({ ctx: { admin, call: platformCall(ctx.asked, admin) } })
  })
}

/** For the platform's staff. A permission of `null` is for what every admin may do with their own session. */
export const platform = {
  query: (permission: PlatformPermission | null) => platformProcedure(permission),
  /** For a stream of what is read: `again` lets the caller in anew, or throws what is no longer so. */
  subscription: (permission: PlatformPermission | null) =>
    platformProcedure(permission).use(({ ctx, next }) => {
      const again = async (): Promise<PlatformQuery> => {
        const asked = { ...ctx.asked, now: new Date() }
        return platformCall(asked, await requireAdmin(asked, permission))
      }
      return next({ ctx: { again } })
    }),
  command: (permission: PlatformPermission | null) =>
    platformProcedure(permission).use(({ ctx, next }) =>
      ctx.asked.database.platformTransaction(async (tx) => {
        const result = await next({ ctx: { call: { ...ctx.call, tx } } })
        if (!result.ok) throw result.error
        return result
      }),
    ),
}

async function requireAdmin(asked: Asked, permission: PlatformPermission | null): Promise<AdminGuard> {
  const admin = asked.token ? await readAdminGuard(asked.database, asked.token) : null
  if (!admin) throw new Refusal('NOT_SIGNED_IN')
  if (permission && !admin.permissions.has(permission)) throw new Refusal('FORBIDDEN', { permission })
  return admin
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
  needs: ChecksOf,
  rawInput?: unknown,
): Promise<TenantCall> {
  const { id, code, timeZone, locale, entitlementVersion, role, permissions, storeIds } = memberOf(guard)
  const known = entitlementsOf(asked.database, id, entitlementVersion, asked.now)
  const entitlements = known instanceof Promise ? await known : known
  admit({ permissions, entitlements }, typeof needs === 'function' ? needs(rawInput) : needs)
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
