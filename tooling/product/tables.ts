import postgres from 'postgres'
import type { Product } from './index.ts'

/**
 * Every table, the worker's too, in which some row has `text`: for what must be kept nowhere. A secret's
 * canary is looked for with the owner's rights, past row-level security.
 */
export async function tablesHolding({ url }: Product, text: string): Promise<string[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    const tables = await sql<{ name: string }[]>`
      select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema in ('public', 'graphile_worker')`
    const holding: string[] = []
    for (const { name } of tables) {
      const rows =
        await sql`select 1 from ${sql.unsafe(name)} as t where position(${text} in t::text) > 0 limit 1`
      if (rows.length > 0) holding.push(name)
    }
    return holding
  } finally {
    await sql.end()
  }
}
