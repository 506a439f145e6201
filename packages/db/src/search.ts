import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'

/**
 * "Contains", without case and width: the index of pieces finds candidates, the texts decide.
 *
 * @param grams the table's `search_grams` column
 * @param texts columns that may contain it
 */
export function contains(grams: SQLWrapper, texts: SQLWrapper[], query: string): SQL {
  return sql`(${grams} @> search_query(${query}) and ${containsText(texts, query)})`
}

/** The same without an index, for the few rows of one tenant that another condition leaves. */
export function containsText(texts: SQLWrapper[], query: string): SQL {
  const matches = sql.join(
    texts.map((text) => sql`strpos(lower(normalize(${text}, nfkc)), lower(normalize(${query}, nfkc))) > 0`),
    sql` or `,
  )
  return sql`(${matches})`
}
