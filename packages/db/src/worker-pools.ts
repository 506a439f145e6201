import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import { lasting, RETRY_MS } from './lasting.ts'

/** Shows other processes that the worker pools of this one live, and frees what dead ones hold. */
export type WorkerPresence = {
  /** Declares a pool alive, for as long as this process and its connection live. Waits until others can see it. */
  hold(poolId: string): Promise<void>
  /** Declares the pools of this process dead, when they have ended otherwise than they should. */
  letGo(): Promise<void>
  end(): Promise<void>
}

/** How soon after its worker died a job goes on; finding nothing costs one look at a table of a few rows. */
const SWEEP_MS = 3_000

/**
 * Graphile Worker leaves the jobs of a process that died locked for four hours. So each pool holds an advisory
 * lock on a connection of its own, which PostgreSQL lets go of with the connection, and every living process
 * looks for pools whose lock nobody holds. No clock is compared: a slow pool is not taken for a dead one.
 *
 * Should only the connection break, jobs in hand may be run a second time beside the first, as jobs must bear.
 *
 * @param url as `migrate` was given it: the jobs are its role's
 * @param onFreed told the dead pools whose jobs were freed
 */
export function openWorkerPresence(url: string, onFreed: (poolIds: string[]) => void): WorkerPresence {
  const held = new Map<string, Promise<void>>()
  let ended = false
  const sql = postgres(url, {
    ...lasting,
    // A machine that vanished does not say goodbye: the server must ask.
    connection: {
      application_name: 'leasehold_presence',
      options: '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3',
    },
    onclose: () => {
      if (ended) return
      for (const id of held.keys()) held.set(id, declare(id))
    },
  })

  const declare = async (id: string): Promise<void> => {
    while (!ended) {
      try {
        await sql`select pg_advisory_lock(hashtextextended(${id}, 0))`
        await sql`insert into leasehold.worker_pools (id) values (${id}) on conflict do nothing`
        return
      } catch {
        // The database is away: nothing can be worked off until it is back.
        await wait(RETRY_MS, undefined, { ref: false })
      }
    }
  }

  const sweep = async (): Promise<void> => {
    const freed = await freeJobsOfDead(sql, [...held.keys()])
    if (freed.length > 0) onFreed(freed)
  }
  let sweeping = Promise.resolve()
  const timer = setInterval(() => {
    sweeping = sweep().catch(() => {})
  }, SWEEP_MS)

  return {
    hold: (poolId) => {
      const holding =
        held.get(poolId) ??
        declare(poolId).then(() => {
          sweeping = sweep().catch(() => {})
        })
      held.set(poolId, holding)
      return holding
    },
    letGo: async () => {
      held.clear()
      await sql`select pg_advisory_unlock_all()`.catch(() => {})
    },
    end: async () => {
      ended = true
      clearInterval(timer)
      await sweeping
      // It freed its jobs itself. When this fails, another process finds the pool gone and nothing to free.
      await sql`delete from leasehold.worker_pools where id = any(${[...held.keys()]})`.catch(() => {})
      await sql.end({ timeout: 5 })
    },
  }
}

/** @returns the pools that were found dead */
async function freeJobsOfDead(sql: postgres.Sql, own: string[]): Promise<string[]> {
  return sql.begin(async (tx) => {
    const dead = await tx<{ id: string }[]>`
      delete from leasehold.worker_pools
      where id <> all(${own}) and pg_try_advisory_xact_lock(hashtextextended(id, 0))
      returning id`
    const ids = dead.map(({ id }) => id)
    if (ids.length === 0) return ids
    // What was in hand when a newer job took its key is marked to run no more, and the newer one does its work: it has
    // not failed.
    const replaced = await tx<{ id: string }[]>`
      select id from graphile_worker.jobs
      where locked_by = any(${ids}) and attempts >= max_attempts and last_error is null`
    await tx`select graphile_worker.force_unlock_workers(${ids})`
    if (replaced.length > 0)
      await tx`select graphile_worker.complete_jobs(${replaced.map(({ id }) => id)}::bigint[])`
    return ids
  })
}
