import postgres from 'postgres'

/** The same server and sign-in, another database. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

/** Makes a database, unless it is there, and answers its URL. A template must have no open connection. */
export async function createDatabase(
  serverUrl: string,
  name: string,
  { template = 'template1' }: { template?: string } = {},
): Promise<string> {
  await withAdmin(serverUrl, async (sql) => {
    const found = await sql`select 1 from pg_database where datname = ${name}`
    if (found.length > 0) return
    // Copying files beats logging every page as long as databases are small.
    await sql`create database ${sql(name)} template ${sql(template)} strategy file_copy`
  })
  return databaseUrl(serverUrl, name)
}

/** Drops a database and whoever is still connected to it. */
export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await withAdmin(serverUrl, (sql) => sql`drop database if exists ${sql(name)} with (force)`)
}

async function withAdmin(serverUrl: string, work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(serverUrl, { max: 1, onnotice: () => {} })
  try {
    await work(sql)
  } finally {
    await sql.end()
  }
}
