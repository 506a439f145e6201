import type { Call } from '../../kernel/index.ts'
import { writeChange } from '../commands/write.ts'
import { nextStep } from '../rules/next-step.ts'
import * as contracts from '../store.ts'
import * as store from './store.ts'

/** Companies read together. */
const AT_ONCE = 500

/**
 * Does to the contracts that we keep what time asks for: begins the next period, applies what was scheduled, ends what
 * was to end. What entitlements depend on of it, the resolver has decided by the clock already. Run twice, or by two at
 * once, it is done once; after days in which nothing ran it catches up, each period by itself.
 *
 * @returns steps taken
 */
export async function rollContracts(call: Call): Promise<number> {
  const failures: unknown[] = []
  let steps = 0
  let after: string | null = null
  for (;;) {
    const due: string[] = await store.listDue(call.database.platform, {
      now: call.now,
      after,
      limit: AT_ONCE,
    })
    for (const tenantId of due) {
      try {
        steps += await rollContract(call, tenantId)
      } catch (error) {
        // One company's trouble is nobody else's; the job fails, and says so, once the others are done.
        failures.push(error)
      }
    }
    after = due.at(-1) ?? null
    if (due.length < AT_ONCE) break
  }
  if (failures.length > 0) throw new AggregateError(failures, 'Some contracts could not be moved on.')
  return steps
}

/** The same for one company. */
export async function rollContract(call: Call, tenantId: string): Promise<number> {
  let steps = 0
  while (await takeStep(call, tenantId)) steps += 1
  return steps
}

/** One step is one transaction with one audit row. */
function takeStep(call: Call, tenantId: string): Promise<boolean> {
  return call.database.platformTransaction(async (tx) => {
    const contract = await contracts.lockContract(tx, tenantId)
    const company = await contracts.lockCompany(tx, tenantId)
    if (!contract || !company || company.deletedAt) return false
    const step = nextStep(contract, company.timeZone, call.now)
    if (!step) return false
    const { action, at, change } = step
    await writeChange({ ...call, tx }, { tenantId, contract, change }, { action, told: { at } })
    return true
  })
}
