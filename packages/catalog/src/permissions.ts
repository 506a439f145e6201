import { type ObjectKey, objectKeys, type RecordAction, recordActions } from './objects.ts'
import { type Role, roles } from './roles.ts'

/** What may be done with the records of one object. */
export type RecordPermission = `records.${ObjectKey}:${RecordAction}`

/** Each written once: joining two strings costs more than looking the permission up in a role. */
const byObject = Object.fromEntries(
  objectKeys.map((object) => [
    object,
    Object.fromEntries(recordActions.map((action) => [action, `records.${object}:${action}`])),
  ]),
) as Record<ObjectKey, Record<RecordAction, RecordPermission>>

export function recordPermission(object: ObjectKey, action: RecordAction): RecordPermission {
  return byObject[object][action]
}

const recordPermissions = objectKeys.flatMap((object) => Object.values(byObject[object]))

/**
 * The vocabulary of what people in a company may do. A role is a set of these strings; nothing else
 * grants anything. `:read` sees, `:manage` changes.
 */
export const permissions = [
  'billing:read',
  'billing:manage',
  'members:read',
  'members:invite',
  'members:manage',
  'roles:manage',
  'stores:read',
  'stores:manage',
  'departments:read',
  'departments:manage',
  'company:read',
  'company:manage',
  'entitlements:read',
  'audit:read',
  'modules:use',
  ...recordPermissions,
] as const

export type Permission = (typeof permissions)[number]

/** Bits of a word: as many as a small integer has. */
const WORD = 30

/** Where a permission is in a `PermissionSet`. */
export type PermissionBit = { readonly word: number; readonly bit: number }

const places = new Map<string, PermissionBit>(
  permissions.map((permission, n) => [permission, { word: Math.floor(n / WORD), bit: 1 << (n % WORD) }]),
)

/** Where a permission is in a `PermissionSet`: looked up once, where a check is written. */
export function permissionBit(permission: Permission): PermissionBit {
  const place = places.get(permission)
  if (!place) throw new Error(`There is no permission ${permission}.`)
  return place
}

/** A set of permissions that also answers by bit: the check of every request. It is not changed once it is made. */
export class PermissionSet extends Set<Permission> {
  /** Words of `WORD` bits. */
  readonly words: readonly number[]

  constructor(some: Iterable<Permission>) {
    super(some)
    const words = Array.from({ length: Math.ceil(permissions.length / WORD) }, () => 0)
    for (const permission of this) {
      const { word, bit } = permissionBit(permission)
      words[word] = (words[word] ?? 0) | bit
    }
    this.words = words
  }

  /** True when the permission at this place is in the set. */
  holds(word: number, bit: number): boolean {
    return ((this.words[word] ?? 0) & bit) !== 0
  }
}

/** What everyone in a company may do, whatever their role: a custom role cannot take it away. */
export const basicPermissions = ['stores:read', 'departments:read', 'company:read', 'modules:use'] as const

const operator: Permission[] = [
  ...basicPermissions,
  ...objectKeys.flatMap((object) => [recordPermission(object, 'read'), recordPermission(object, 'write')]),
]
const manager: Permission[] = [
  ...operator,
  ...recordPermissions,
  'members:read',
  'members:invite',
  'members:manage',
  'audit:read',
]
const orgAdmin: Permission[] = [
  ...manager,
  'billing:read',
  'roles:manage',
  'stores:manage',
  'departments:manage',
  'company:manage',
  'entitlements:read',
]

/** What each role may do; a MANAGER's permissions reach only as far as the stores of the membership. */
export const rolePermissions: Record<Role, PermissionSet> = {
  BILLING_ADMIN: new PermissionSet([...orgAdmin, 'billing:manage']),
  ORG_ADMIN: new PermissionSet(orgAdmin),
  MANAGER: new PermissionSet(manager),
  OPERATOR: new PermissionSet(operator),
}

/** Roles whose reach is limited to the stores of the membership, when it names any. */
export const storeScopedRoles: ReadonlySet<Role> = new Set<Role>(['MANAGER', 'OPERATOR'])

/** True when a person of role `own` may give or take role `other`: only roles not above their own. */
export function mayGrantRole(own: Role, other: Role): boolean {
  return roles.indexOf(own) <= roles.indexOf(other)
}

/**
 * What a membership may do: all that its role may, or what its custom role leaves of that. A custom role
 * recombines the permissions of the role it rests on, and never goes beyond it.
 *
 * @param custom permissions of the custom role; null when there is none
 */
export function permissionsOf(role: Role, custom: readonly string[] | null): PermissionSet {
  const all = rolePermissions[role]
  if (!custom) return all
  const chosen = new Set<string>([...custom, ...basicPermissions])
  return new PermissionSet([...all].filter((permission) => chosen.has(permission)))
}
