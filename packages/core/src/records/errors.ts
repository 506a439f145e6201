import { Refusal } from '../kernel/index.ts'
import type { AdditionVerdict } from './rules.ts'

/** The plan includes no more of what a record would add to: customers, or bytes. */
export class RecordLimitReached extends Refusal {
  constructor({ limit, allowed, used }: AdditionVerdict & { ok: false }) {
    const code = limit === 'customers' ? 'CUSTOMER_LIMIT_REACHED' : 'STORAGE_LIMIT_REACHED'
    super(code, { limit: allowed, used })
  }
}
