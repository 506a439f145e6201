import type { AuditAction, RequestKind, Terms } from '@leasehold/catalog'
import type { Tx } from '@leasehold/db'
import { type Call, emit, newId, recordAudit } from '../../kernel/index.ts'
import { ChangeUnderWay } from './errors.ts'
import { requestOpened } from './events.ts'
import * as store from './store.ts'

/** What is asked of Stripe for a company. */
export type RequestToOpen = {
  tenantId: string
  kind: RequestKind
  /** What the contract is to become; null where the kind says it all. */
  terms?: Terms | null
  /** True for what is to take effect when the period ends. */
  atPeriodEnd?: boolean
  /** Instant as of which the preview prorated; execution uses the same. */
  prorationAt?: Date | null
  /** What the preview said would be charged at once, in the minor unit of the terms' currency. */
  expected?: number | null
  /** What is asked beside the terms: a new end of the trial, a code, a reason. */
  details?: Record<string, string | number | boolean | null>
}

/** By which the trail names what was asked for. */
const actions = {
  buy: 'subscription.buy_asked',
  change: 'subscription.change_asked',
  call_off: 'subscription.call_off_asked',
  cancel: 'subscription.cancel_asked',
  resume: 'subscription.resume_asked',
  pause: 'subscription.pause_asked',
  unpause: 'subscription.unpause_asked',
  extend_trial: 'subscription.extend_trial_asked',
  release: 'subscription.release_asked',
} as const satisfies Record<RequestKind, AuditAction>

/**
 * Writes down what is wanted of Stripe, with its audit row, and has a job hand it over: nothing is asked of Stripe
 * before the intent is committed. The caller holds the contract's row (`lockEntitlements`) and has decided that it may
 * be so. The one audit row of the command is written here.
 *
 * @throws ChangeUnderWay when the company has one that is not over
 */
export async function openRequest(
  call: Call & { tx: Tx },
  asked: RequestToOpen,
): Promise<{ requestId: string }> {
  const { tx, actor, now } = call
  const { tenantId, kind, terms = null, atPeriodEnd = false, expected = null, details = {} } = asked
  const requestId = newId()
  const isOnly = await store.insertRequest(tx, {
    tenantId,
    id: requestId,
    kind,
    terms,
    atPeriodEnd,
    prorationAt: asked.prorationAt ?? null,
    expected,
    details,
    actorKind: actor.kind,
    actorId: actor.id,
    createdAt: now,
  })
  if (!isOnly) throw new ChangeUnderWay()
  await emit(tx, requestOpened({ tenantId, requestId }, { key: jobKey(requestId) }))
  await recordAudit(call, {
    tenantId,
    action: actions[kind],
    resource: 'subscription',
    resourceId: tenantId,
    after: { requestId, ...terms, atPeriodEnd, ...(expected !== null && { expected }), ...told(details) },
  })
  return { requestId }
}

export function jobKey(requestId: string): string {
  return `billing-request:${requestId}`
}

/** Where the customer comes back to is no news to anybody. */
function told({ locale: _, ...details }: NonNullable<RequestToOpen['details']>) {
  return details
}
