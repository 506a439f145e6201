import { DrizzleQueryError, type SQL, sql } from 'drizzle-orm'
import type { Database, TenantId } from './client.ts'
import { type BuiltSelect, prepareRead } from './prepared-read.ts'

/**
 * What let the caller in when it was last looked up. A read that carries it finds out by itself whether all
 * of it still holds: the session, the membership as it was, the tenant and its entitlements as they were.
 */
export type Standing = {
  readonly sessionId: string
  readonly userId: string
  readonly membershipVersion: number
  readonly tenantVersion: number
  readonly entitlementVersion: number
}

/** A tenant to read from, outside a transaction. */
export type TenantReader = {
  readonly database: Database
  readonly tenantId: TenantId
  /** When given, each read confirms it in its own statement, or fails with `ScopeLost`. */
  readonly standing?: Standing
  /** Told of each read that went through, and so confirmed the standing. */
  readonly onConfirmed?: () => void
}

/** What the guard remembered is no longer so: nothing was read, and the guard has to look again. */
export class ScopeLost extends Error {
  constructor() {
    super('The scope of this read is lost.')
    this.name = 'ScopeLost'
  }
}

type Prepared<R> = { execute(placeholders: Record<string, unknown>): Promise<R> }
type Connections = Database['tenantConnections']
type Preparable<R> = { prepare(name: string): Prepared<R> }
/** The inputs of a scope, as values or as placeholders. */
type ScopeInputs = { [Name in 'tenantId' | keyof Standing]?: unknown }

/**
 * The condition that binds a read to a tenant in the statement itself: one round trip instead of four.
 *
 * It makes the setting that row-level security reads, for this statement alone; with a standing it first
 * looks whether that still holds. It must stand in the outermost WHERE: it depends on no table, so PostgreSQL
 * evaluates it once, as a gate before any of them is scanned. A read that forgets it sees no rows, because
 * the setting is then never made.
 */
function bindingTo(inputs: ScopeInputs, confirms: boolean): SQL {
  const { tenantId, sessionId, userId, membershipVersion, tenantVersion, entitlementVersion } = inputs
  return confirms
    ? sql`(select bind_standing(${tenantId}, ${sessionId}, ${userId}, ${membershipVersion}, ${tenantVersion}, ${entitlementVersion}))`
    : sql`(select set_config('app.tenant_id', ${tenantId}, true) is not null)`
}

/**
 * Runs one read as a tenant.
 *
 * @param build gets the connection and the condition to put in the outermost WHERE
 * @throws ScopeLost when the reader's standing no longer holds
 */
export async function tenantRead<R>(
  reader: TenantReader,
  build: (db: Connections, bound: SQL) => PromiseLike<R>,
): Promise<R> {
  const inputs = { tenantId: reader.tenantId, ...reader.standing }
  const bound = bindingTo(inputs, reader.standing !== undefined)
  return confirmed(reader, build(reader.database.tenantConnections, bound))
}

const placeholders = Object.fromEntries(
  ['tenantId', 'sessionId', 'userId', 'membershipVersion', 'tenantVersion', 'entitlementVersion'].map(
    (name) => [name, sql.placeholder(`scope.${name}`)],
  ),
)

/**
 * A read that is built once and prepared, for what many requests ask and an index finds at once: others wait behind
 * it. Its inputs are `sql.placeholder`s.
 *
 * @throws ScopeLost, from the returned function, when the reader's standing no longer holds
 */
export function preparedTenantRead<Input extends Record<string, unknown>, R>(
  build: (db: Connections, bound: SQL) => BuiltSelect<R>,
): (reader: TenantReader, input: Input) => Promise<R> {
  type Statement = ReturnType<typeof prepareRead<R>>
  const plain = new WeakMap<Database, Statement>()
  const confirming = new WeakMap<Database, Statement>()
  return (reader, input) => {
    const { database, tenantId, standing } = reader
    const statements = standing ? confirming : plain
    let statement = statements.get(database)
    if (!statement) {
      const bound = bindingTo(placeholders, standing !== undefined)
      statement = prepareRead(database.tenantKeyReads.$client, build(database.tenantKeyReads, bound))
      statements.set(database, statement)
    }
    const values: Record<string, unknown> = { ...input, 'scope.tenantId': tenantId }
    if (standing) {
      values['scope.sessionId'] = standing.sessionId
      values['scope.userId'] = standing.userId
      values['scope.membershipVersion'] = standing.membershipVersion
      values['scope.tenantVersion'] = standing.tenantVersion
      values['scope.entitlementVersion'] = standing.entitlementVersion
    }
    return confirmed(reader, statement(values))
  }
}

async function confirmed<R>(reader: TenantReader, read: PromiseLike<R>): Promise<R> {
  try {
    const result = await read
    reader.onConfirmed?.()
    return result
  } catch (error) {
    throw isScopeLost(error) ? new ScopeLost() : error
  }
}

/** SQLSTATE that `bind_standing` raises. */
function isScopeLost(error: unknown): boolean {
  const cause = error instanceof DrizzleQueryError ? error.cause : error
  return cause instanceof Error && 'code' in cause && cause.code === 'LH001'
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
