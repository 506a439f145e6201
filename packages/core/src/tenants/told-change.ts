import { changedFields } from '../kernel/index.ts'
import type { ContractChange, HeldContract } from './rules.ts'

/** What the audit trail is told of a contract's change: since when its state holds is the entry's own time. */
export function told(contract: HeldContract | null, { stateSince: _, ...change }: ContractChange) {
  const { before, after } = changedFields<Record<string, unknown>>(contract ?? {}, change)
  return { before: contract && before, after }
}
