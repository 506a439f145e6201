import { platformRolePermissions, syncStates } from '@leasehold/catalog'
import { parseTenantCode } from '@leasehold/contracts'
import {
  type Drift,
  type ListedRun,
  listDrift,
  listSyncRuns,
  mendDrift,
  type OpenCommand,
  type PlatformQuery,
  retrySync,
  runSync,
} from '@leasehold/core'
import type { Database } from '@leasehold/db'
import { z } from 'zod'
import type { Settings } from '../settings.ts'
import { systemCall } from '../system-call.ts'
import { type Command, options, UsageError, withDatabase } from './command.ts'
import * as store from './store.ts'

export const syncUsage = `  sync run --tenant CODE [--json]
      Asks for a run that makes the company's workspace match what it may use.

  sync retry --run ID [--json]
      Asks for a run again that failed.

  sync history [--tenant CODE] [--state STATE] [--limit NUMBER] [--json]
      Lists runs, newest first. STATE is waiting, running, succeeded, failed or cancelled.

  sync drift [--mend] [--json]
      Lists companies whose workspace is not what they may use, and asks for runs that mend them.
      Ends with 1 when there are any and they are not being mended.`

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const

/** Runs and drift by command line: the commands of the console, as the system. */
export const syncCommands: Record<string, Command> = {
  'sync run': async (settings, args) => {
    const { tenant, json } = options(args, { tenant: text, json: flag })
    const asked = await change(settings, async (call) =>
      runSync(call, { tenantId: await tenantIdOf(call, tenant) }),
    )
    return { output: json ? toJson(asked) : `Run ${asked.runId} waits for a worker.`, exitCode: 0 }
  },
  'sync retry': async (settings, args) => {
    const { run, json } = options(args, { run: text, json: flag })
    const runId = z.uuid().safeParse(run)
    if (!runId.success) throw new UsageError('--run takes the id of a run, as "sync history" lists it.')
    const asked = await change(settings, (call) => retrySync(call, { runId: runId.data }))
    return { output: json ? toJson(asked) : `Run ${asked.runId} waits for a worker.`, exitCode: 0 }
  },
  'sync history': async (settings, args) => {
    const { tenant, state, limit, json } = options(args, {
      tenant: text,
      state: text,
      limit: text,
      json: flag,
    })
    const filter = z
      .object({ state: z.enum(syncStates).optional(), limit: z.coerce.number().int().min(1).max(1_000) })
      .safeParse({ state, limit: limit ?? 25 })
    if (!filter.success) throw new UsageError('--state or --limit is not valid; see "help".')
    const runs = await withDatabase(settings, async (database) => {
      const call = systemCall(database, settings)
      // Not in one transaction: the list reads on a connection of its own, and there is but one.
      const tenantId =
        tenant === undefined
          ? undefined
          : await database.platformTransaction((tx) => tenantIdOf({ ...call, tx }, tenant))
      return (await listSyncRuns(asStaff(call), { ...filter.data, tenantId })).items
    })
    return { output: json ? toJson(runs) : listOf(runs.map(runLine), 'There are no runs.'), exitCode: 0 }
  },
  'sync drift': async (settings, args) => {
    const { mend, json } = options(args, { mend: flag, json: flag })
    const drifts = await withDatabase(settings, (database) => allDrift(callOf(database, settings)))
    if (mend && drifts.length > 0) await change(settings, (call) => mendDrift(call, { tenantIds: null }))
    const lines = drifts.map(driftLine)
    const done = mend && drifts.length > 0 ? ['', 'Runs that mend them have been asked for.'] : []
    const none = 'Every workspace is what its company may use.'
    return {
      output: json ? toJson(drifts) : [listOf(lines, none), ...done].join('\n'),
      exitCode: drifts.length > 0 && !mend ? 1 : 0,
    }
  },
}

async function change<T>(settings: Settings, work: (call: OpenCommand) => Promise<T>): Promise<T> {
  return withDatabase(settings, (database) =>
    database.platformTransaction((tx) => work({ ...systemCall(database, settings), tx })),
  )
}

async function allDrift(call: PlatformQuery): Promise<Drift[]> {
  const drifts: Drift[] = []
  let cursor: string | undefined
  do {
    const page = await listDrift(call, { limit: 100, cursor })
    drifts.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor)
  return drifts
}

const callOf = (database: Database, settings: Settings) => asStaff(systemCall(database, settings))

/** Whoever may type commands may see everything. */
export function asStaff<C extends ReturnType<typeof systemCall>>(call: C): C & PlatformQuery {
  const permissions = platformRolePermissions.super_admin
  return { ...call, admin: { id: 'command line', role: 'super_admin', permissions } }
}

async function tenantIdOf(call: OpenCommand, given: unknown): Promise<string> {
  const code = typeof given === 'string' ? parseTenantCode(given) : null
  if (!code) throw new UsageError('--tenant takes a company code such as TEN-AB12C.')
  const [found] = await store.listChains(call.tx, code)
  if (!found) throw new UsageError(`There is no company ${code}.`)
  return found.id
}

const toJson = (value: unknown) => JSON.stringify(value, null, 2)
const listOf = (lines: string[], none: string) => (lines.length > 0 ? lines.join('\n') : none)

function runLine({ id, tenant, state, cause, progress, createdAt, error }: ListedRun): string {
  const when = createdAt.toISOString().slice(0, 19)
  const said = state === 'failed' && error ? [error] : []
  return [id, when, tenant.code, state, `${progress}%`, cause, ...said].join('  ')
}

function driftLine({ tenant, missing, surplus, unseeded, neverSynced, isPending }: Drift): string {
  const parts = [
    neverSynced && 'never synced',
    missing.length > 0 && `lacks ${missing.join(', ')}`,
    surplus.length > 0 && `has too much: ${surplus.join(', ')}`,
    unseeded.length > 0 && `lacks the defaults of ${unseeded.join(', ')}`,
    isPending && 'a run waits',
  ]
  return [tenant.code, ...parts.filter(Boolean)].join('  ')
}
