import { type SQL, sql } from 'drizzle-orm'
import type { Database, TenantId } from './client.ts'

/** A tenant to read from, outside a transaction. */
export type TenantReader = { readonly database: Database; readonly tenantId: TenantId }

type Prepared<R> = { execute(placeholders: Record<string, unknown>): Promise<R> }
type Preparable<R> = { prepare(name: string): Prepared<R> }
type Scoped = ReturnType<Database['tenantConnections']['with']>

/**
 * Binds a read to a tenant in the statement itself: one round trip instead of four.
 *
 * The statement carries `with tenant_scope as (select set_config('app.tenant_id', …, true))`, and the
 * returned condition must stand in its outermost WHERE: PostgreSQL evaluates it once, before any table is
 * scanned. A read that forgets it sees no rows at all, because the setting is then never made.
 */
function scoped(database: Database, tenantId: unknown): { db: Scoped; bound: SQL } {
  const connections = database.tenantConnections
  const scope = connections
    .$with('tenant_scope', {})
    .as(sql`select set_config('app.tenant_id', ${tenantId}, true)`)
  return { db: connections.with(scope), bound: sql`exists (select from tenant_scope)` }
}

/**
 * Runs one read as a tenant.
 *
 * @param build gets the connection and the condition to put in the outermost WHERE
 */
export function tenantRead<R>(reader: TenantReader, build: (db: Scoped, bound: SQL) => PromiseLike<R>) {
  const { db, bound } = scoped(reader.database, reader.tenantId)
  return build(db, bound)
}

/**
 * A read that is built once and prepared, for what many requests ask. Its inputs are `sql.placeholder`s.
 *
 * @param name unique name of the prepared statement
 */
export function preparedTenantRead<Input extends Record<string, unknown>, R>(
  name: string,
  build: (db: Scoped, bound: SQL) => Preparable<R>,
): (reader: TenantReader, input: Input) => Promise<R> {
  const statements = new WeakMap<Database, Prepared<R>>()
  return (reader, input) => {
    let statement = statements.get(reader.database)
    if (!statement) {
      const { db, bound } = scoped(reader.database, sql.placeholder('tenantScope'))
      statement = build(db, bound).prepare(name)
      statements.set(reader.database, statement)
    }
    return statement.execute({ ...input, tenantScope: reader.tenantId })
  }
}

/** The same for reads over tenants. */
export function preparedPlatformRead<Input extends Record<string, unknown>, R>(
  name: string,
  build: (db: Database['platform']) => Preparable<R>,
): (database: Database, input: Input) => Promise<R> {
  const statements = new WeakMap<Database, Prepared<R>>()
  return (database, input) => {
    let statement = statements.get(database)
    if (!statement) {
      statement = build(database.platform).prepare(name)
      statements.set(database, statement)
    }
    return statement.execute(input)
  }
}
