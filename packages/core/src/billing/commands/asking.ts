import type { RefusalCode } from '@leasehold/contracts'
import { Refusal, type TenantCall, type TenantCommand } from '../../kernel/index.ts'
import { readSituation, type Situation } from '../situation/situation.ts'
import { lockCompany, readingBy, readingIn } from '../situation/store.ts'

/** The company as it is now, for what has to be asked of Stripe before anything is written. */
export function lookAt(call: TenantCall): Promise<Situation> {
  const reader = { database: call.database, tenantId: call.tenant.id }
  return readSituation(call, readingBy(reader), call.tenant.id)
}

/** The company, held: of all who ask anything for it, one at a time goes on from here. */
export async function holdCompany(call: TenantCommand): Promise<Situation> {
  await lockCompany(call.tx, call.tenant.id)
  return readSituation(call, readingIn(call.tx), call.tenant.id)
}

/** Runs a command's transaction, where something was asked of Stripe before it. */
export function inTransaction<T>(call: TenantCall, work: (command: TenantCommand) => Promise<T>): Promise<T> {
  return call.database.tenantTransaction(call.tenant.id, (tx) => work({ ...call, tx }))
}

/** @throws Refusal when there is a code */
export function refuse(code: RefusalCode | null): void {
  if (code) throw new Refusal(code)
}
