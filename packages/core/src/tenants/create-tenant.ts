import type { CreateTenant } from '@leasehold/contracts'
import {
  newId,
  newTenantCode,
  once,
  PLATFORM_CHAIN,
  type PlatformCommand,
  recordAudit,
} from '../kernel/index.ts'
import { requireSoldPlan } from '../plans/index.ts'
import { requestSync } from '../sync/index.ts'
import { firstContract } from './rules.ts'
import * as store from './store.ts'

/** Codes tried before giving up: of 33 million, one that is taken is rare. */
const CODE_ATTEMPTS = 10

/**
 * Makes a company with its contract. Asked twice with one key, it is made once.
 *
 * @throws PlanNotOnSale, TakenByOther, IdempotencyKeyReused
 */
export async function createTenant(
  call: PlatformCommand,
  input: CreateTenant,
): Promise<{ id: string; code: string }> {
  const { tx, now } = call
  const { idempotencyKey: key, plan, trialDays, ...fields } = input
  const request = { tenantId: PLATFORM_CHAIN, scope: `admin:${call.admin.id}:tenants.create`, key, input }
  return once(tx, request, async () => {
    const id = newId(now.getTime())
    const contract = firstContract(await requireSoldPlan(tx, plan), trialDays, now)
    const code = await insertUnderFreeCode(call, { ...fields, id, createdAt: now, updatedAt: now })
    await store.insertContract(tx, { tenantId: id, ...contract, createdAt: now })
    await requestSync(call, { tenantId: id, cause: 'created' })
    await recordAudit(call, {
      tenantId: id,
      action: 'tenant.created',
      resource: 'tenant',
      resourceId: id,
      after: {
        code,
        ...given(fields),
        plan,
        planVersion: contract.planVersion,
        state: contract.state,
        trialEndsAt: contract.trialEndsAt,
      },
    })
    return { id, code }
  })
}

async function insertUnderFreeCode(
  { tx }: PlatformCommand,
  row: Omit<Parameters<typeof store.insertTenant>[1], 'code'>,
): Promise<string> {
  for (let attempt = 0; attempt < CODE_ATTEMPTS; attempt++) {
    const code = newTenantCode()
    if (await store.insertTenant(tx, { ...row, code })) return code
  }
  throw new Error(`No free tenant code in ${CODE_ATTEMPTS} attempts.`)
}

/** The fields that say something. */
function given(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
}
