import type { CreateContract } from '@leasehold/contracts'
import { NotFound, once, type PlatformCommand, VersionConflict } from '../../kernel/index.ts'
import { TenantDeleted } from '../../tenants/index.ts'
import { refused } from '../errors.ts'
import { decideCreation } from '../rules/decide-creation.ts'
import * as store from '../store.ts'
import { resolveTerms } from './prepare.ts'
import { writeChange } from './write.ts'

/**
 * Makes a contract that we keep, in force from a day on: in the place of a trial, of what is free or of what ended.
 * Asked twice with one key it is made once.
 *
 * @throws ContractRefused, WrongContractState, PlanNotOnSale, InvalidField, NotFound, TenantDeleted, VersionConflict
 */
export async function createContract(
  call: PlatformCommand,
  input: CreateContract,
): Promise<{ requestId: null }> {
  const { tx, now, admin } = call
  const { tenantId, terms, startsAt, reason, idempotencyKey: key } = input
  const contract = await store.lockContract(tx, tenantId)
  const company = await store.lockCompany(tx, tenantId)
  if (!company) throw new NotFound('tenant')
  if (company.deletedAt) throw new TenantDeleted()
  return once(tx, { tenantId, scope: `admin:${admin.id}:subscriptions.create`, key, input }, async () => {
    if ((contract?.version ?? null) !== input.version) throw new VersionConflict({ ...contract })
    const priced = await resolveTerms(tx, terms, null)
    const { timeZone } = company
    const verdict = decideCreation(contract, priced, startsAt, { timeZone, now })
    if (!verdict.ok) throw refused(verdict.code, contract, now)
    const { change } = verdict
    if (!contract)
      await store.insertContract(tx, {
        ...priced.terms,
        state: 'active',
        ...change,
        tenantId,
        createdAt: now,
      })
    const action = change.scheduled ? 'subscription.change_scheduled' : 'subscription.created'
    await writeChange(call, { tenantId, contract, change }, { action, told: { reason } })
    return { requestId: null }
  })
}
