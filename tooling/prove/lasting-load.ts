import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate, openDatabase } from '@leasehold/db'
import { load } from '../bench/load.ts'
import { serve } from '../bench/product.ts'
import { userCookie } from '../guarantees/support/sessions.ts'
import { createDatabase, startPostgres } from '../postgres/index.ts'
import { addCompany, type Product } from '../product/index.ts'

/** Seconds of saturation; the last minute is held against the first five seconds. */
const SECONDS = 300
const WARM_UP_SECONDS = 5
const BAR = 0.95

/** Saturates one process with a guarded tenant query for five minutes, on a database that keeps its promises. */
export async function lastingLoad(): Promise<{ held: boolean; figure: string }> {
  const room = mkdtempSync(join(tmpdir(), 'leasehold-lasting-'))
  const running = await startPostgres({ dataDir: join(room, 'data') })
  const url = await createDatabase(running.url, 'lasting')
  await migrate(url)
  const database = openDatabase(url)
  const product: Product = { url, database, close: () => database.end() }
  const { tenant, user } = await addCompany(product)
  const headers = { cookie: await userCookie(product, user, tenant), 'x-tenant': tenant.code }
  await product.close()
  const server = await serve('serve-product.ts', url, { LOG_LEVEL: 'warn' })
  try {
    await load(`${server.url}/trpc/company.current`, headers, WARM_UP_SECONDS)
    const { eachSecond, failed } = await load(`${server.url}/trpc/company.current`, headers, SECONDS)
    const mean = (part: number[]) => part.reduce((sum, n) => sum + n, 0) / part.length
    const [first, last] = [mean(eachSecond.slice(0, 5)), mean(eachSecond.slice(240, 300))]
    return {
      held: last / first >= BAR && failed === 0,
      figure: `first 5 s ${first.toFixed(0)}/s, fifth minute ${last.toFixed(0)}/s: ${(last / first).toFixed(3)}, ${failed} failed`,
    }
  } finally {
    await server.stop()
    await running.stop()
    rmSync(room, { recursive: true, force: true })
  }
}
