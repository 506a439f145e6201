import type { PlatformQuery } from '../kernel/index.ts'
import * as store from './store.ts'

/** Every plan by its name, in the order in which they are shown: for choosing one, and for saying which. */
export function listPlanNames(call: PlatformQuery) {
  return store.listNames(call.database.platform)
}
