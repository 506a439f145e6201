import { NotFound, newId, newToken, type PlatformCommand, recordAudit, sha256 } from '../kernel/index.ts'
import { noLink } from './errors.ts'
import { decideLink, onboardingLinkDays, onboardingUrl } from './rules.ts'
import * as store from './store.ts'

/**
 * Makes the link by which a company's first person begins. It ends the one before. The token is in the
 * answer and nowhere else: only its hash is kept.
 *
 * @param workspaceUrl where people reach the workspace, without a trailing slash
 * @throws TENANT_DELETED, ALREADY_ACTIVE
 */
export async function makeOnboardingLink(
  call: PlatformCommand,
  input: { tenantId: string },
  workspaceUrl: string,
): Promise<{ url: string; expiresAt: Date }> {
  const { tx, now } = call
  const { tenantId } = input
  const tenant = await store.lockTenant(tx, tenantId)
  if (!tenant) throw new NotFound('tenant')
  const verdict = decideLink(tenant)
  if (!verdict.ok) throw noLink(verdict)

  const id = newId()
  const token = newToken()
  const expiresAt = new Date(now.getTime() + onboardingLinkDays * 86_400_000)
  await store.replaceLinks(tx, tenantId, now)
  await store.insertLink(tx, {
    tenantId,
    id,
    tokenHash: sha256(token),
    createdBy: call.admin.id,
    expiresAt,
    createdAt: now,
  })
  await recordAudit(call, {
    tenantId,
    action: 'onboarding_link.made',
    resource: 'onboarding_link',
    resourceId: id,
    after: { expiresAt: expiresAt.toISOString() },
  })
  return { url: onboardingUrl(workspaceUrl, token), expiresAt }
}
