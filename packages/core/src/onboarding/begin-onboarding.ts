import type { Role } from '@leasehold/catalog'
import type { PlatformDb, PlatformTx, TenantId } from '@leasehold/db'
import { lockEntitlements } from '../entitlements/index.ts'
import { type Call, type OpenCommand, recordAudit, sha256 } from '../kernel/index.ts'
import { join, requireSeat } from '../members/index.ts'
import { listBelongings } from '../people/index.ts'
import { linksPerAddress, takeAttempt } from '../rate-limits/index.ts'
import { LinkUnknown, linkEnded } from './errors.ts'
import { decideStep } from './rules.ts'
import * as store from './store.ts'

/** What the company's first person is there. */
const firstRole: Role = 'BILLING_ADMIN'

/** Someone with whom a company has begun. */
export type Begun = { userId: string; tenantId: TenantId; tenantCode: string }

/**
 * Finds the link of a token with which nobody has begun yet.
 *
 * @throws LinkUnknown, LINK_EXPIRED, LINK_USED (also once an account was made), LINK_REPLACED
 */
export async function findFreshLink(call: Call, db: PlatformDb, token: string) {
  const link = await store.findLink(db, sha256(token))
  if (!link) throw new LinkUnknown()
  const verdict = decideStep(link, null, call.now)
  if (!verdict.ok) throw linkEnded(verdict.reason)
  if (verdict.step !== 'account') throw linkEnded('used')
  return link
}

/**
 * The same before a password is hashed for it. Every look-up counts against the caller's address.
 *
 * @throws as `findFreshLink`, and RateLimited
 */
export async function requireFreshLink(call: Call, token: string): Promise<void> {
  await takeAttempt(call, linksPerAddress, call.request.ip ?? 'unknown')
  await findFreshLink(call, call.database.platform, token)
}

/**
 * Begins a company with its first person: billing admin, and from now on the owner of the wizard. Of all who
 * open the link in two tabs, or submit twice at once, one succeeds: they meet at the contract and the tenant.
 *
 * @param identify holds the existing user, or makes the account, in the same transaction
 * @throws as `findFreshLink`, SeatLimitReached, AlreadyMember, and whatever `identify` throws
 */
export async function beginOnboarding(
  call: OpenCommand,
  token: string,
  identify: (tx: PlatformTx) => Promise<{ id: string; isNew: boolean }>,
): Promise<Begun> {
  const { tx } = call
  const { tenantId: foundId } = await findFreshLink(call, tx, token)
  const tenantId = foundId as TenantId
  const held = { ...call, tenant: { id: tenantId } }
  const { limits } = await lockEntitlements(held)
  // Staff who replace the link meet us here.
  await store.lockTenant(tx, tenantId)
  // Somebody may have begun while we waited.
  const link = await findFreshLink(call, tx, token)
  const { id: userId, isNew } = await identify(tx)

  const belongings = await listBelongings(tx, userId)
  const isThere = belongings.some(
    (own) => own.tenantId === tenantId && own.status === 'active' && own.role === firstRole,
  )
  if (!isThere) {
    await requireSeat(held, limits)
    await join(call, tx, { tenantId, userId, role: firstRole, storeIds: [], invitedBy: null })
  }
  await store.bindLink(tx, link, userId)
  await store.setActivation(tx, tenantId, 'ongoing_creation')
  const byUser = { ...call, actor: { kind: 'user', id: userId } as const }
  await recordAudit(byUser, {
    tenantId,
    action: 'onboarding.begun',
    resource: 'tenant',
    resourceId: tenantId,
    before: { activation: link.activation },
    after: { activation: 'ongoing_creation', userId, newAccount: isNew },
  })
  if (!isThere) {
    await recordAudit(byUser, {
      tenantId,
      action: 'member.added',
      resource: 'member',
      resourceId: userId,
      after: { role: firstRole, storeIds: [] },
    })
  }
  return { userId, tenantId, tenantCode: link.code }
}
