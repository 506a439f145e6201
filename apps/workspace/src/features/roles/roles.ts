import type { WorkspaceRouter } from '@leasehold/api'
import {
  basicPermissions,
  modules,
  type ObjectKey,
  objectsOf,
  type Permission,
  permissions,
  recordPermission,
} from '@leasehold/catalog'
import type { inferRouterOutputs } from '@trpc/server'

type Roles = inferRouterOutputs<WorkspaceRouter>['roles']['list']

export type CustomRole = Roles['custom'][number]
export type BuiltInRole = Roles['builtIn'][number]

/** Columns of the matrix of permissions. */
export const columns = ['see', 'change', 'delete'] as const

export type ColumnKey = (typeof columns)[number]

export type Thing =
  | 'company'
  | 'stores'
  | 'departments'
  | 'modules'
  | 'billing'
  | 'entitlements'
  | 'audit'
  | 'members'
  | 'invitations'
  | 'roles'

/** A row of the matrix: what is done to one kind of thing. */
export type MatrixRow = Partial<Record<ColumnKey, Permission>> & {
  of: { thing: Thing } | { object: ObjectKey }
}

const company: MatrixRow[] = [
  { of: { thing: 'company' }, see: 'company:read', change: 'company:manage' },
  { of: { thing: 'stores' }, see: 'stores:read', change: 'stores:manage' },
  { of: { thing: 'departments' }, see: 'departments:read', change: 'departments:manage' },
  { of: { thing: 'modules' }, see: 'modules:use' },
  { of: { thing: 'entitlements' }, see: 'entitlements:read' },
  { of: { thing: 'billing' }, see: 'billing:read', change: 'billing:manage' },
  { of: { thing: 'audit' }, see: 'audit:read' },
]

const members: MatrixRow[] = [
  { of: { thing: 'members' }, see: 'members:read', change: 'members:manage' },
  { of: { thing: 'invitations' }, change: 'members:invite' },
  { of: { thing: 'roles' }, change: 'roles:manage' },
]

/** Objects in the order of the modules that open them. */
const records: MatrixRow[] = modules.flatMap(objectsOf).map((object) => ({
  of: { object },
  see: recordPermission(object, 'read'),
  change: recordPermission(object, 'write'),
  delete: recordPermission(object, 'delete'),
}))

export const groups = { company, members, records }

export type GroupKey = keyof typeof groups

const basic: ReadonlySet<string> = new Set(basicPermissions)

/** Why a permission cannot be ticked or unticked; null when it can. */
export type Fixed = 'always' | 'mustPay' | 'notBase' | 'notOwn' | null

/** @param base what the built-in role allows; `own`: what the one who edits may do */
export function fixedBy(permission: Permission, base: ReadonlySet<string>, own: ReadonlySet<string>): Fixed {
  if (basic.has(permission)) return 'always'
  if (!base.has(permission)) return 'notBase'
  if (permission === 'billing:manage') return 'mustPay'
  return own.has(permission) ? null : 'notOwn'
}

/** What a new role begins with: all of its base that one may give. */
export function beginning(base: ReadonlySet<Permission>, own: ReadonlySet<string>): ReadonlySet<Permission> {
  return new Set([...base].filter((permission) => fixedBy(permission, base, own) !== 'notOwn'))
}

/** How many permissions there are to be had. */
export const permissionCount = permissions.length
