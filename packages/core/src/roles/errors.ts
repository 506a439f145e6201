import { InvalidField, Refusal } from '../kernel/index.ts'
import { type RoleVerdict, roleLimit } from './rules.ts'

/** The plan has no custom roles: those there are stay in force as they are. */
export class CustomRolesLocked extends Refusal {
  constructor() {
    super('CUSTOM_ROLES_LOCKED')
  }
}

/** Members have the role. */
export class RoleInUse extends Refusal {
  constructor(members: number) {
    super('ROLE_IN_USE', { members })
  }
}

/** There are as many custom roles as a company may have. */
export class RoleLimitReached extends Refusal {
  constructor() {
    super('ROLE_LIMIT_REACHED', { limit: roleLimit })
  }
}

/** Nobody gives what they may not do themselves. */
export class PermissionAboveOwn extends Refusal {
  constructor(permissions: readonly string[]) {
    super('PERMISSION_ABOVE_OWN', { permissions })
  }
}

/** The refusal for a role that the caller may not make, change or give. */
export function refusedRole(verdict: RoleVerdict & { ok: false }): Refusal {
  switch (verdict.reason) {
    case 'base-above-own':
      return new Refusal('ROLE_ABOVE_OWN')
    case 'beyond-base':
      return new InvalidField('permissions', 'beyond_base')
    case 'cannot-pay':
      return new InvalidField('permissions', 'cannot_pay')
    case 'above-own':
      return new PermissionAboveOwn(verdict.permissions)
  }
}
