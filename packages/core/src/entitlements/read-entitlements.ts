import { type Call, NotFound } from '../kernel/index.ts'
import { type EntitlementInputs, type Entitlements, resolveEntitlements } from './rules.ts'
import { readInputs } from './store.ts'

/**
 * What a tenant may use now, and all that it rests on, as staff look at it.
 *
 * @throws NotFound
 */
export async function readEntitlements(
  call: Call,
  tenantId: string,
): Promise<{ version: number; inputs: EntitlementInputs; entitlements: Entitlements }> {
  const read = await readInputs(call.database, tenantId)
  if (!read) throw new NotFound('tenant')
  return { ...read, entitlements: resolveEntitlements(read.inputs, call.now) }
}
