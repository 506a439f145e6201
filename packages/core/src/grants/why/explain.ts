import {
  type Access,
  businessObject,
  type FeatureValue,
  limits,
  type MembershipStatus,
  type Module,
  modules,
  objectKeys,
  type Permission,
  permissionsOf,
  type RecordAction,
  type Role,
  recordActions,
  recordPermission,
  rolePermissions,
  storeScopedRoles,
} from '@leasehold/catalog'
import {
  type EntitlementInputs,
  type EntitlementSource,
  meetsAccess,
  type Needs,
  resolveEntitlements,
} from '../../entitlements/index.ts'
import type { Usage } from '../../usage/index.ts'
import { type AccessReason, accessReason } from '../access-reason.ts'

/** Who is asked about, as far as it decides; null for someone who never was a member. */
export type MemberFacts = {
  status: MembershipStatus
  accountStatus: 'enabled' | 'disabled'
  role: Role
  customRole: { name: string; permissions: readonly string[] } | null
  stores: readonly { id: string; name: string }[]
}

/** What is asked about: a permission of the vocabulary, or a feature of the catalog. */
export type Subject = { permission: Permission } | { feature: string }

/** What using it takes. A feature is not always a matter of permission, nor a permission of a feature. */
export type Wanted = Omit<Needs, 'permission' | 'module'> & {
  permission: Permission | null
  feature: string | null
  /** Whether the stores of a membership limit it. */
  byStore: boolean
}

export type MembershipLink = {
  kind: 'membership'
  ok: boolean
  code: 'active' | 'disabled' | 'removed' | 'none' | 'account_disabled' | 'company_deleted'
}

export type RoleLink = {
  kind: 'role'
  ok: boolean
  /** `lacks`: the role itself does not have it. `narrowed`: the role has it, and the custom role leaves it out. */
  code: 'not_asked' | 'grants' | 'lacks' | 'narrowed' | 'no_role'
  role: Role | null
  customRole: string | null
  permission: Permission | null
}

export type StoresLink = {
  kind: 'stores'
  ok: boolean
  code: 'all_stores' | 'these_stores' | 'whole_company'
  stores: string[]
}

export type EntitlementLink = {
  kind: 'entitlement'
  ok: boolean
  /** `used_up`: there is some, and nothing is left of it. */
  code: 'not_asked' | 'included' | 'not_included' | 'granted' | 'taken_away' | 'used_up'
  feature: string | null
  value: FeatureValue
  /** How much is used; null for what is not counted. */
  used: number | null
  sources: readonly EntitlementSource[]
  until: Date | null
}

export type BillingLink = {
  kind: 'billing'
  ok: boolean
  code: AccessReason['code']
  access: Access
  minimum: Access
  since: Date | null
  until: Date | null
}

export type Link = MembershipLink | RoleLink | StoresLink | EntitlementLink | BillingLink

export type Explanation = {
  allowed: boolean
  /** The first link that says no; null when none does. */
  stoppedBy: Link['kind'] | null
  links: readonly [MembershipLink, RoleLink, StoresLink, EntitlementLink, BillingLink]
}

/** Everything that an explanation rests on. */
export type Facts = {
  member: MemberFacts | null
  isDeleted: boolean
  inputs: EntitlementInputs
  /** What the company uses of what is counted. */
  used: Usage
}

/**
 * Why somebody may, or may not: the whole chain that a request passes, by the functions that the guard uses.
 */
export function explain(facts: Facts, wanted: Wanted, now: Date): Explanation {
  const { member, inputs } = facts
  const links = [
    membershipLink(facts),
    roleLink(member, wanted.permission),
    storesLink(member, wanted.byStore),
    entitlementLink(facts, wanted.feature, now),
    billingLink(inputs, wanted.minimum, now),
  ] as const
  const stoppedBy = links.find(({ ok }) => !ok)?.kind ?? null
  return { allowed: stoppedBy === null, stoppedBy, links }
}

function membershipLink({ member, isDeleted }: Facts): MembershipLink {
  const code = isDeleted
    ? 'company_deleted'
    : !member
      ? 'none'
      : member.status !== 'active'
        ? member.status
        : member.accountStatus === 'disabled'
          ? 'account_disabled'
          : 'active'
  return { kind: 'membership', ok: code === 'active', code }
}

function roleLink(member: MemberFacts | null, permission: Permission | null): RoleLink {
  const { role = null, customRole = null } = member ?? {}
  const told = { kind: 'role' as const, role, customRole: customRole?.name ?? null, permission }
  if (!permission) return { ...told, ok: true, code: 'not_asked' }
  if (!role) return { ...told, ok: false, code: 'no_role' }
  if (permissionsOf(role, customRole?.permissions ?? null).has(permission)) {
    return { ...told, ok: true, code: 'grants' }
  }
  return { ...told, ok: false, code: rolePermissions[role].has(permission) ? 'narrowed' : 'lacks' }
}

/** Never a no by itself: it says how far the permission reaches. */
function storesLink(member: MemberFacts | null, byStore: boolean): StoresLink {
  const stores = member && byStore && storeScopedRoles.has(member.role) ? member.stores : []
  const names = stores.map(({ name }) => name)
  const code = !byStore ? 'whole_company' : names.length > 0 ? 'these_stores' : 'all_stores'
  return { kind: 'stores', ok: true, code, stores: names }
}

/**
 * What the company has of the feature. Where the contract's state opens nothing at all, it is the state that says
 * no, in its own link: here stands what would be open without it.
 */
function entitlementLink({ inputs, used }: Facts, feature: string | null, now: Date): EntitlementLink {
  const nothing = { value: false, sources: [], until: null }
  const told = { kind: 'entitlement' as const, feature, used: null }
  if (feature === null) return { ...told, ok: true, code: 'not_asked', ...nothing }
  const found = resolveEntitlements(paid(inputs, now), now).features.get(feature)
  const { value, sources, until } = found ?? nothing
  const rests = { ...told, value, sources, until }
  const some = value === true || value === null || (typeof value === 'number' && value > 0)
  const byHand = sources[0]?.kind === 'override'
  if (!some) return { ...rests, ok: false, code: byHand ? 'taken_away' : 'not_included' }
  const limit = limits.find((each) => each === feature)
  if (!limit) return { ...rests, ok: true, code: byHand ? 'granted' : 'included' }
  const isFull = typeof value === 'number' && used[limit] >= value
  const code = isFull ? 'used_up' : byHand ? 'granted' : 'included'
  return { ...rests, used: used[limit], ok: !isFull, code }
}

/** The same contract as if nothing were wrong with it, where its state opens nothing. */
function paid(inputs: EntitlementInputs, now: Date): EntitlementInputs {
  const { contract } = inputs
  if (!contract || resolveEntitlements(inputs, now).access !== 'billing_only') return inputs
  return { ...inputs, contract: { ...contract, state: 'active', trialEndsAt: null } }
}

function billingLink(inputs: EntitlementInputs, minimum: Access, now: Date): BillingLink {
  const { access } = resolveEntitlements(inputs, now)
  const reason = accessReason(inputs.contract, now)
  return { kind: 'billing', ok: meetsAccess(access, minimum), access, minimum, ...reason }
}

/** What doing a thing takes, by its permission or its feature: as its procedures ask for it. */
export function wantedOf(subject: Subject): Wanted {
  return 'permission' in subject ? ofPermission(subject.permission) : ofFeature(subject.feature)
}

/** Permissions whose pages are open whatever the contract's state: there people see why, and pay. */
const alwaysOpen: ReadonlySet<Permission> = new Set<Permission>([
  'company:read',
  'billing:read',
  'billing:manage',
])

const byStore: ReadonlySet<Permission> = new Set<Permission>([
  'members:read',
  'members:invite',
  'members:manage',
  'audit:read',
])

function ofPermission(permission: Permission): Wanted {
  const record = recordOf.get(permission)
  if (record) {
    const { object, action } = record
    const minimum = action === 'read' ? 'read_only' : 'full'
    const { module, storeScoped } = businessObject(object)
    return { permission, feature: module, minimum, byStore: storeScoped }
  }
  const reads = permission.endsWith(':read') || permission === 'modules:use'
  const minimum = alwaysOpen.has(permission) ? 'billing_only' : reads ? 'read_only' : 'full'
  return { permission, feature: null, minimum, byStore: byStore.has(permission) }
}

/** Features that take a permission to make anything of, beside the modules. */
const permissionFor: ReadonlyMap<string, Permission> = new Map([
  ['users', 'members:invite'],
  ['stores', 'stores:manage'],
  ['customers', recordPermission('customers', 'write')],
  ['custom_roles', 'roles:manage'],
  ['custom_branding', 'company:manage'],
])

function ofFeature(feature: string): Wanted {
  const module = modules.find((each): each is Module => each === feature)
  if (module) return { permission: 'modules:use', feature, minimum: 'read_only', byStore: false }
  const permission = permissionFor.get(feature) ?? null
  return { permission, feature, minimum: permission ? 'full' : 'read_only', byStore: false }
}

const recordOf = new Map<Permission, { object: (typeof objectKeys)[number]; action: RecordAction }>(
  objectKeys.flatMap((object) =>
    recordActions.map((action) => [recordPermission(object, action), { object, action }] as const),
  ),
)
