import { type SyncStep, syncSteps } from '@leasehold/catalog'
import { type Call, emit } from '../../kernel/index.ts'
import { syncWanted } from '../events.ts'
import { afterStep, firstStep, maxAttempts, progressOf, stepAt } from '../rules.ts'
import { steps } from './steps.ts'
import * as store from './store.ts'

type Run = { tenantId: string; id: string }

/**
 * Makes workspaces match their entitlements, until no run of these tenants waits.
 *
 * A run that is under way is gone on with, whoever began it: its worker may have died. Should that one live, the two
 * take turns: each step is a transaction that holds the run and does what the run's own report says is next, so that
 * each is done once.
 *
 * @throws what went wrong with a run that is to be tried again
 */
export async function runSyncs(call: Call, tenantIds: readonly string[]): Promise<void> {
  for (let runs = await takeUp(call, tenantIds); runs.length > 0; runs = await takeUp(call, tenantIds)) {
    for (const step of syncSteps) {
      try {
        await runStep(call, runs, step)
      } catch (error) {
        await giveBack(call, runs, step, error)
        return
      }
    }
  }
}

async function takeUp(call: Call, tenantIds: readonly string[]): Promise<Run[]> {
  return call.database.platformTransaction(async (tx) => {
    await store.allowLoss(tx)
    const now = new Date()
    const due = await store.lockDue(tx, tenantIds)
    if (due.length === 0) return []
    await store.takeUp(tx, due, firstStep(now), now)
    await store.announce(tx, due)
    return due.map(({ tenantId, id }) => ({ tenantId, id }))
  })
}

async function runStep(call: Call, runs: readonly Run[], step: SyncStep): Promise<void> {
  await call.database.platformTransaction(async (tx) => {
    await store.allowLoss(tx)
    const now = new Date()
    const held = (await store.lockRunning(tx, runs)).filter((run) => stepAt(run.steps) === step)
    if (held.length === 0) return
    const done = await steps[step]({ ...call, tx, now }, held)
    const ends = held.map(({ tenantId, id, steps: reports }) => {
      const { made, version = null } = done.get(tenantId) ?? { made: 0 }
      const after = afterStep(reports, made, new Date())
      const progress = progressOf(after)
      return { tenantId, id, steps: after, progress, made, version, isLast: stepAt(after) === null }
    })
    await store.endStep(tx, ends, new Date())
    await store.announce(tx, held)
  })
}

/**
 * What one of several cannot do is no reason to hold up the others: each is then tried by itself. What is by itself
 * is tried again by the worker, later each time, until it has been tried often enough.
 */
async function giveBack(call: Call, runs: readonly Run[], step: SyncStep, error: unknown): Promise<void> {
  if (runs.length > 1) {
    await call.database.platformTransaction(async (tx) => {
      for (const { tenantId } of runs) await emit(tx, syncWanted({ tenantId }, { key: `sync:${tenantId}` }))
    })
    return
  }
  const noted = await call.database.platformTransaction(async (tx) => {
    const rows = await store.noteError(tx, runs, `${step}: ${wordsOf(error)}`, {
      maxAttempts,
      now: new Date(),
    })
    await store.announce(tx, rows)
    return rows
  })
  if (noted.some(({ state }) => state === 'running')) throw error
  // It has failed for good: what waits behind it is another matter.
  await runSyncs(
    call,
    runs.map(({ tenantId }) => tenantId),
  )
}

/** What the database says is wrapped by what built the statement, whose message is the statement. */
function wordsOf(error: unknown): string {
  const told = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return (told instanceof Error ? told.message : String(told)).slice(0, 300)
}
