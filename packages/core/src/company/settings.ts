import { NotFound, type TenantQuery } from '../kernel/index.ts'
import * as store from './store.ts'

/** Everything a company says about itself, to be edited. */
export async function companySettings(call: TenantQuery) {
  const found = await store.readSettings(call.reader)
  if (!found) throw new NotFound('tenant')
  return found
}
