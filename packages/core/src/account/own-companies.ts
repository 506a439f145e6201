import type { OwnCompany } from '@leasehold/contracts'
import { type Call, NotFound, type OpenCommand, PLATFORM_CHAIN, recordAudit } from '../kernel/index.ts'
import { chooseLanding, enterableCompanies, listBelongings, lockUser, setPrimary } from '../people/index.ts'
import type { OwnSession } from './sessions.ts'
import * as store from './store.ts'

/** The companies the caller may enter, the primary first. */
export async function listOwnCompanies(call: Call, userId: string) {
  const companies = enterableCompanies(await listBelongings(call.database.platform, userId))
  return companies.map(({ tenantCode, tenantName, role, isPrimary }) => ({
    code: tenantCode,
    name: tenantName,
    role,
    isPrimary,
  }))
}

/**
 * Makes one of the caller's companies the one that a sign-in lands in.
 *
 * @throws NotFound when the caller has no active membership there
 */
export async function setPrimaryCompany(call: OpenCommand, userId: string, input: OwnCompany): Promise<void> {
  const { tx } = call
  // Whoever else moves this person between companies waits here.
  await lockUser(tx, userId)
  const belongings = await listBelongings(tx, userId)
  const chosen = chooseLanding(belongings, input.companyCode)
  if (!chosen) throw new NotFound('tenant')
  if (chosen.isPrimary) return
  await setPrimary(tx, userId, chosen.tenantId)
  await recordAudit(call, {
    tenantId: PLATFORM_CHAIN,
    action: 'user.primary_changed',
    resource: 'user',
    resourceId: userId,
    before: { company: belongings.find(({ isPrimary }) => isPrimary)?.tenantCode ?? null },
    after: { company: chosen.tenantCode },
  })
}

/**
 * Puts the session of a phone into another of the caller's companies.
 *
 * @throws NotFound when the caller has no active membership there
 */
export async function switchCompany(
  call: OpenCommand,
  { userId, sessionId }: OwnSession,
  input: OwnCompany,
): Promise<void> {
  const chosen = chooseLanding(await listBelongings(call.tx, userId), input.companyCode)
  if (!chosen) throw new NotFound('tenant')
  await store.putSessionIn(call.tx, sessionId, chosen.tenantId)
  await recordAudit(call, {
    tenantId: chosen.tenantId,
    action: 'user.entered',
    resource: 'user',
    resourceId: userId,
    after: { kind: 'bearer' },
  })
}
