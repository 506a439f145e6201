import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '@leasehold/db'
import { createDatabase, startPostgres } from '../postgres/index.ts'
import { buildIfNeeded } from '../run/build.ts'
import { isMet, printRows, type Row } from './report.ts'
import { bulkActivation } from './rows/bulk-activation.ts'
import { entitledQuery } from './rows/entitled-query.ts'
import { firstLoad } from './rows/first-load.ts'
import { guardedQuery } from './rows/guarded-query.ts'
import { lists } from './rows/lists.ts'
import { permissionChecks } from './rows/permission-checks.ts'
import { planChanges } from './rows/plan-changes.ts'
import { reconciliation } from './rows/reconciliation.ts'
import { seats } from './rows/seats.ts'
import { subscriptions } from './rows/subscriptions.ts'
import { webhooks } from './rows/webhooks.ts'
import { seedAudit, seedTenants, switchRowSecurityOff } from './seed.ts'

/** Rows of the two databases that lists are compared over. */
const [FEW, MANY] = [1_000, 1_000_000]

/** Companies that have subscriptions. */
const PAYING = 10_000

/** `npm run bench`: every row in one run, printed as it is measured and kept as JSON; ends with 1 when one misses its bar. */
const room = mkdtempSync(join(tmpdir(), 'leasehold-bench-'))
const postgres = await startPostgres({ dataDir: join(room, 'data'), settings: { max_connections: '200' } })
const ended = once(async () => {
  await postgres.stop()
  rmSync(room, { recursive: true, force: true })
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void ended().then(() => process.exit(130)))
}

try {
  await buildIfNeeded(AbortSignal.timeout(600_000))
  const few = await filled('few', FEW)
  const unbound = await filled('unbound', FEW)
  await switchRowSecurityOff(unbound)
  const rows: Row[] = []
  const measured = (more: Row[]) => {
    printRows(more)
    rows.push(...more)
  }
  measured(permissionChecks())
  measured(await guardedQuery(few, unbound))
  measured(await entitledQuery(few))
  measured(await planChanges(few))
  measured(await seats(few))
  measured(await bulkActivation(await filled('bulk', FEW)))
  // What it leaves waiting is nobody else's to work off.
  measured(await webhooks(await filled('webhooks', 1)))
  measured(await subscriptions(await filled('paying', PAYING)))
  measured(await reconciliation(await filled('reconciled', PAYING)))
  measured(await firstLoad(few))
  measured(await lists(await filled('few_again', FEW), await filled('many', MANY)))
  keep(rows)
  process.exitCode = rows.every(isMet) ? 0 : 1
} finally {
  await ended()
}

async function filled(name: string, count: number): Promise<string> {
  console.log(`Filling a database with ${count} companies and audit entries …`)
  const url = await createDatabase(postgres.url, name)
  await migrate(url)
  await seedTenants(url, count)
  await seedAudit(url, count)
  return url
}

function keep(rows: Row[]): void {
  const directory = join(import.meta.dirname, 'results')
  mkdirSync(directory, { recursive: true })
  const file = join(directory, `${new Date().toISOString().replaceAll(':', '-')}.json`)
  writeFileSync(file, `${JSON.stringify(rows, null, 2)}\n`)
  console.log(`Written to ${file}`)
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => {
    done ??= work()
    return done
  }
}
