import type { TenantQuery } from '../../kernel/index.ts'
import { presentRequest } from '../situation/present.ts'
import { readSituation } from '../situation/situation.ts'
import { readingBy } from '../situation/store.ts'
import { standingOf } from './billing-state.ts'

/** How far what was asked has come, and how the contract stands: what a page follows. */
export async function billingProgress(call: TenantQuery) {
  const situation = await readSituation(call, readingBy(call.reader), call.tenant.id)
  return {
    ...standingOf(situation),
    access: call.entitlements.access,
    request: presentRequest(situation, call.permissions.has('billing:manage')),
  }
}
