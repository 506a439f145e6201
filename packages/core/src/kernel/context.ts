import type {
  Access,
  Locale,
  PermissionSet,
  PlatformPermission,
  PlatformRole,
  Role,
} from '@leasehold/catalog'
import type { Database, PlatformTx, TenantId, TenantReader, TenantTx } from '@leasehold/db'
import type { Entitlements } from '../entitlements/index.ts'
import type { PaymentProvider } from '../payments/index.ts'

/** Who acts: the audit trail keeps it. */
export type Actor =
  | { readonly kind: 'user'; readonly id: string; readonly impersonatorId?: string }
  | { readonly kind: 'admin'; readonly id: string }
  | { readonly kind: 'system'; readonly id: null }

/** The request an act came with; null where there was none, as in a job. */
export type RequestInfo = {
  readonly requestId: string
  readonly ip: string | null
  readonly userAgent: string | null
}

/** What every command and query is given. `now` is data, so that rules can be tested at any instant. */
export type Call = {
  readonly database: Database
  readonly actor: Actor
  readonly request: RequestInfo
  readonly locale: Locale
  readonly now: Date
  /** HMAC-SHA-256 under the platform's secret, hex: for keys that must not tell what they were made of. */
  readonly keyedHash: (value: string) => string
  /** Who takes money for the platform; null where nobody is connected. Never asked inside a transaction. */
  readonly payments: PaymentProvider | null
}

/** The membership that lets the caller in, as the guard read it. */
export type CallerMembership = {
  readonly userId: string
  readonly role: Role
  /** Stores the caller is limited to; empty means all. */
  readonly storeIds: readonly string[]
}

/** A call inside a tenant, vouched for by the guard. */
export type TenantCall = Call & {
  readonly tenant: {
    readonly id: TenantId
    readonly code: string
    readonly timeZone: string
    readonly locale: Locale
  }
  readonly membership: CallerMembership
  readonly permissions: PermissionSet
  readonly entitlements: Entitlements
  readonly access: Access
}

/** A read inside a tenant: each statement is bound to the tenant by itself. */
export type TenantQuery = TenantCall & { readonly reader: TenantReader }

/** A change inside a tenant: one transaction, bound to the tenant. */
export type TenantCommand = TenantCall & { readonly tx: TenantTx }

/** A read by the platform's staff. */
export type PlatformQuery = Call & { readonly admin: CallerAdmin }

/** A change by the platform's staff. */
export type PlatformCommand = PlatformQuery & { readonly tx: PlatformTx }

/** The admin who calls, as the guard read it. */
export type CallerAdmin = {
  readonly id: string
  readonly role: PlatformRole
  readonly permissions: ReadonlySet<PlatformPermission>
}

/** A change outside any tenant's walls: signing in, accepting an invitation, a job. */
export type OpenCommand = Call & { readonly tx: PlatformTx }
