import { mayGrantRole, type Permission, permissionsOf, type Role } from '@leasehold/catalog'

/** Whoever makes, changes or gives roles, as the guard read them. */
export type Editor = { role: Role; permissions: ReadonlySet<Permission> }

/** What a custom role is made of. */
export type RoleParts = { base: Role; permissions: readonly string[] }

export type RoleVerdict =
  | { ok: true }
  | { ok: false; reason: 'base-above-own' | 'cannot-pay' }
  | { ok: false; reason: 'beyond-base' | 'above-own'; permissions: readonly string[] }

/**
 * Whether somebody may make such a role, change one that is so, or give it: its base is not above their own role,
 * and all it allows is allowed by the base and by what they may do themselves.
 * Whoever counts as a billing admin may pay.
 */
export function decideRole(editor: Editor, { base, permissions }: RoleParts): RoleVerdict {
  if (!mayGrantRole(editor.role, base)) return { ok: false, reason: 'base-above-own' }
  const ofBase: ReadonlySet<string> = permissionsOf(base, null)
  const beyond = permissions.filter((permission) => !ofBase.has(permission))
  if (beyond.length > 0) return { ok: false, reason: 'beyond-base', permissions: beyond }
  if (base === 'BILLING_ADMIN' && !permissions.includes('billing:manage')) {
    return { ok: false, reason: 'cannot-pay' }
  }
  const above = beyondOwn(editor, { role: base, custom: permissions })
  return above.length === 0 ? { ok: true } : { ok: false, reason: 'above-own', permissions: above }
}

/**
 * What somebody would give away that they may not do themselves. A role below one's own allows less than it;
 * whoever a custom role narrows may still lack what a lower role allows.
 *
 * @param given.custom permissions of the custom role that narrows the role; null for none
 */
export function beyondOwn(
  { permissions }: Pick<Editor, 'permissions'>,
  given: { role: Role; custom: readonly string[] | null },
): Permission[] {
  return [...permissionsOf(given.role, given.custom)].filter((permission) => !permissions.has(permission))
}

/** Custom roles a company may have at once: more than anyone keeps apart. */
export const roleLimit = 100
