import type {
  Access as AccessLevel,
  Module,
  Permission,
  PlatformPermission,
  RecordAction,
} from '@leasehold/catalog'

/**
 * Who may call a procedure. Every procedure carries one: builders put it there, and a test refuses a router
 * with a procedure that has none.
 */
export type ProcedureAccess =
  | { audience: 'open' }
  | { audience: 'user' }
  | { audience: 'phone' }
  | {
      audience: 'tenant'
      permission: Permission
      module: Module | null
      minimum: AccessLevel
      /** Also the permission to do this with records of the object that the input names, and its module. */
      records?: RecordAction
    }
  | { audience: 'phone-tenant'; permission: Permission; minimum: AccessLevel }
  | { audience: 'platform'; permission: PlatformPermission | null }

export type ProcedureMeta = { access: ProcedureAccess }
