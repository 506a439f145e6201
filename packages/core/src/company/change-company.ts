import { mayGrantRole } from '@leasehold/catalog'
import type { ChangeCompany } from '@leasehold/contracts'
import { isUniqueViolation } from '@leasehold/db'
import {
  changedFields,
  NotFound,
  Refusal,
  recordAudit,
  type TenantCommand,
  VersionConflict,
} from '../kernel/index.ts'
import { creditCodesPerTenant, takeAttempt } from '../rate-limits/index.ts'
import * as store from './store.ts'

/**
 * Changes what a company says about itself. Whoever read an older version is refused and told what the
 * company holds now, so that both changes can be kept.
 *
 * @throws VersionConflict, and CREDIT_CODE_TAKEN, ROLE_ABOVE_OWN
 */
export async function changeCompany(call: TenantCommand, input: ChangeCompany): Promise<void> {
  const { tx, tenant } = call
  const { version, ...fields } = input
  const current = await store.lockSettings(tx, tenant.id)
  if (!current) throw new NotFound('tenant')
  if (current.version !== version) throw new VersionConflict(current)
  const { version: _, ...before } = current
  const change = changedFields(before, fields)
  if (!change.changed) return
  if ('defaultRole' in change.after && !mayGrantRole(call.membership.role, fields.defaultRole)) {
    throw new Refusal('ROLE_ABOVE_OWN')
  }
  // The answer tells whether another company has the code: nobody shall try many.
  if (change.after.creditCode) await takeAttempt(call, creditCodesPerTenant, tenant.id)

  await writing(store.updateSettings(tx, tenant.id, fields, call.now))
  await recordAudit(call, {
    tenantId: tenant.id,
    action: 'company.changed',
    resource: 'company',
    resourceId: tenant.id,
    before: change.before,
    after: change.after,
  })
}

async function writing(write: Promise<void>): Promise<void> {
  try {
    await write
  } catch (error) {
    throw isUniqueViolation(error) ? new Refusal('CREDIT_CODE_TAKEN') : error
  }
}
