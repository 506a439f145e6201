import type { AuditAction, AuditResource } from '@leasehold/catalog'
import type { Tx } from '@leasehold/db'
import type { Call } from './context.ts'
import { insertAuditEntries } from './store.ts'

export { PLATFORM_CHAIN } from '@leasehold/db'

/** One change, as the audit trail keeps it. */
export type AuditRecord = {
  /** The tenant whose trail it belongs to, or `PLATFORM_CHAIN`. */
  tenantId: string
  /** Such as `member.invited`; a new one goes into `auditActions` and gets its text. */
  action: AuditAction
  /** The one that `auditActions` has for the action. */
  resource: AuditResource
  resourceId: string | null
  /** What was, and what is, of the fields that changed. Never secrets or hashes. */
  before?: Record<string, unknown> | null
  after?: Record<string, unknown> | null
}

/** Writes the audit row of a change, in the transaction of the change. Exactly one a command. */
export async function recordAudit(call: Call & { tx: Tx }, entry: AuditRecord): Promise<void> {
  await recordAudits(call, [entry])
}

/** The rows of a command that changes several companies: one each, in the order of the companies. */
export async function recordAudits(call: Call & { tx: Tx }, entries: readonly AuditRecord[]): Promise<void> {
  if (entries.length > 0)
    await insertAuditEntries(
      call.tx,
      entries.map((entry) => rowOf(call, entry)),
    )
}

function rowOf(call: Call, entry: AuditRecord) {
  return {
    ...entry,
    before: entry.before ?? null,
    after: entry.after ?? null,
    occurredAt: call.now,
    actorKind: call.actor.kind,
    actorId: call.actor.id,
    impersonatorId: (call.actor.kind === 'user' && call.actor.impersonatorId) || null,
    ip: call.request.ip,
    userAgent: call.request.userAgent?.slice(0, 400) ?? null,
    requestId: call.request.requestId,
  }
}

/** The fields of `after` that differ from `before`, both sides: what an audit entry of an edit shows. */
export function changedFields<T extends Record<string, unknown>>(before: T, after: Partial<T>) {
  const keys = Object.keys(after).filter((key) => !sameValue(before[key], after[key]))
  return {
    changed: keys.length > 0,
    before: Object.fromEntries(keys.map((key) => [key, before[key]])),
    after: Object.fromEntries(keys.map((key) => [key, after[key]])),
  }
}

function sameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
}
