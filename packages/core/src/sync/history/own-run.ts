import type { TenantQuery } from '../../kernel/index.ts'
import * as store from './store.ts'

/** The run of the own company that is under way, else the last one; null when there was none. */
export function currentSync({ reader }: TenantQuery) {
  return store.readOwnRun(reader)
}
