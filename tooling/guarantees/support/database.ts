import type postgres from 'postgres'

/**
 * One value a table for everything in the database: equal exactly while nothing was written. Jobs are in it, so
 * no worker may run meanwhile.
 *
 * @param except tables whose rows may move, such as counters of attempts
 */
export async function databaseState(
  sql: postgres.Sql,
  except: string[] = [],
): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }[]>`
    select schemaname || '.' || tablename as name from pg_tables
    where schemaname in ('public', 'graphile_worker') order by 1`
  const parts = tables
    .filter(({ name }) => !except.includes(name))
    .map(
      ({ name }) =>
        `select '${name}' as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum from ${name} t`,
    )
  // Prepared, for to plan it takes longer than to run it.
  const statement = parts.join(' union all ')
  const rows = await sql.unsafe<{ name: string; sum: string }[]>(statement, [], { prepare: true })
  return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]))
}
