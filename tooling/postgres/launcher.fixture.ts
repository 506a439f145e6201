/**
 * A process of its own that starts PostgreSQL in the directory it is given, for the tests that kill it.
 * It answers each SIGINT with a line that says whether the database still does.
 */
import postgres from 'postgres'
import { startPostgres } from './index.ts'

const running = await startPostgres({ dataDir: process.argv[2] ?? '', fsync: false })
const sql = postgres(running.url, { max: 1 })
process.on('SIGINT', async () => {
  await sql`select 1`
  console.log('answered')
})
console.log(running.pid)
