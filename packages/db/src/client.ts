import { availableParallelism } from 'node:os'
import { sql } from 'drizzle-orm'
import type { PgDatabase } from 'drizzle-orm/pg-core'
import { drizzle, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { type OnMessage, openListener } from './listen.ts'
import * as schema from './schema/index.ts'

/** Id of a tenant that the guard, a key or the console has vouched for: never made from plain input. */
export type TenantId = string & { readonly brand: 'TenantId' }

type Connection = PgDatabase<PostgresJsQueryResultHKT, typeof schema>

declare const scope: unique symbol

/** A connection that sees every tenant. */
export type PlatformDb = Connection & { readonly [scope]?: 'platform' }

/** A transaction that sees every tenant. */
export type PlatformTx = Connection & { readonly [scope]: 'platform' }

/** A transaction that sees one tenant: row-level security is bound to it. */
export type TenantTx = Connection & { readonly [scope]: 'tenant' }

/** Any transaction: for what each may do, such as writing the audit trail. */
export type Tx = PlatformTx | TenantTx

export type Database = {
  /** For reads over tenants, outside a transaction. */
  readonly platform: PlatformDb
  /** Connections bound by row-level security; used through `tenantRead` and `tenantTransaction` only. */
  readonly tenantConnections: Connection
  /** The same, for `preparedTenantRead`: what is found by key, and at once. */
  readonly tenantKeyReads: Connection & { readonly $client: postgres.Sql }
  /** Runs `work` in a transaction that sees every tenant. */
  platformTransaction<T>(work: (tx: PlatformTx) => Promise<T>): Promise<T>
  /** Runs `work` in a transaction that sees `tenantId` only. */
  tenantTransaction<T>(tenantId: TenantId, work: (tx: TenantTx) => Promise<T>): Promise<T>
  /** Hears what any process tells on a channel; returns what ends it. */
  listen(channel: string, onMessage: OnMessage): () => void
  /** Resolves when the server answers. */
  ping(): Promise<void>
  end(): Promise<void>
}

/** Connections of each role. */
const POOL_SIZE = 10

/**
 * Connections for reads by key. As few as there are cores, with many statements under way on each: they are written
 * and answered several at a time, and a third more of them are answered than by ten. Nothing slow may go this way:
 * what is behind it waits.
 */
const keyReads = { max: Math.max(2, availableParallelism()), max_pipeline: 32 }

/**
 * Opens the pools of a process. The database must have been migrated.
 *
 * @param url the connection that `migrate` was given; each pool takes on a lesser role as it connects
 */
export function openDatabase(url: string, { poolSize = POOL_SIZE } = {}): Database {
  const platformPool = openPool(url, 'leasehold_platform', { max: poolSize, max_pipeline: 4 })
  const tenantPool = openPool(url, 'leasehold_tenant', { max: poolSize, max_pipeline: 4 })
  const keyPool = openPool(url, 'leasehold_tenant', keyReads)
  const platform: PlatformDb = drizzle(platformPool, { schema, casing: 'snake_case' })
  const tenantConnections: Connection = drizzle(tenantPool, { schema, casing: 'snake_case' })
  const tenantKeyReads = drizzle(keyPool, { schema, casing: 'snake_case' })
  const listener = openListener(url)
  return {
    platform,
    tenantConnections,
    tenantKeyReads,
    platformTransaction: (work) => platform.transaction((tx) => work(tx as unknown as PlatformTx)),
    tenantTransaction: (tenantId, work) =>
      tenantConnections.transaction(async (tx) => {
        await tx.execute(sql`select set_config('app.tenant_id', ${tenantId}, true)`)
        return work(tx as unknown as TenantTx)
      }),
    listen: listener.listen,
    ping: async () => {
      await Promise.all([platformPool, tenantPool, keyPool].map((pool) => pool`select 1`))
    },
    end: async () => {
      const pools = [platformPool, tenantPool, keyPool].map((pool) => pool.end({ timeout: 5 }))
      await Promise.all([...pools, listener.end()])
    },
  }
}

/** @param size.max_pipeline statements under way on one connection; the library's types leave it out */
function openPool(url: string, role: string, size: { max: number; max_pipeline: number }) {
  return postgres(url, {
    ...size,
    connect_timeout: 10,
    // A database that is back is found within a second, however long it was away.
    backoff: () => 0.2 + Math.random() * 0.6,
    onnotice: () => {},
    connection: {
      application_name: role,
      options: `-c role=${role} -c statement_timeout=30s -c idle_in_transaction_session_timeout=60s`,
    },
  })
}

/**
 * The one door from a tenant's transaction to what lies beyond it: facts about a person that span companies,
 * such as which of them is primary. The same transaction goes on as the platform's role for `work`.
 */
export async function acrossTenants<T>(tx: TenantTx, work: (tx: PlatformTx) => Promise<T>): Promise<T> {
  await tx.execute(sql`set local role leasehold_platform`)
  try {
    return await work(tx as unknown as PlatformTx)
  } finally {
    // When a statement failed, the transaction is lost and refuses this one too; it can only roll back.
    await tx.execute(sql`set local role leasehold_tenant`).catch(() => {})
  }
}
