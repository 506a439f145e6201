import { runLoad } from '../../guarantees/support/run-load.ts'
import { serve } from '../product.ts'
import { median, percentile, type Row } from '../report.ts'
import { signIn, tenantCode } from '../seed.ts'

const ROUNDS = 3
/** Requests a second that the workspace is asked meanwhile. */
const PER_SECOND = 100
const MOST_SECONDS = 12
/** Of rest before each change, which is what it is held against. */
const REST_SECONDS = 5

type Bulk = { total: number; isOver: boolean; endedAt: string | null }

/**
 * One bulk change of every company, to a plan that opens other modules, until the last workspace matches: by one
 * process that answers and one that works, while the first is asked as at rest.
 */
export async function bulkActivation(databaseUrl: string): Promise<Row[]> {
  const api = await serve('serve-product.ts', databaseUrl, { PROCESS_ROLE: 'api' })
  const worker = await serve('serve-product.ts', databaseUrl, { PROCESS_ROLE: 'worker' })
  const origin = api.consoleUrl.replace('127.0.0.1', 'localhost')
  const admin = await signIn(api.consoleUrl, origin)
  const member = await signIn(api.url, api.url.replace('127.0.0.1', 'localhost'))
  const headers = { ...member, 'x-tenant': tenantCode(1) }
  const read = async <T>(path: string, input: unknown): Promise<T> => {
    const query = encodeURIComponent(JSON.stringify(input))
    return dataOf(await fetch(`${api.consoleUrl}/trpc/${path}?input=${query}`, { headers: admin }))
  }
  const write = async <T>(path: string, input: unknown): Promise<T> => {
    const sent = { ...admin, 'content-type': 'application/json', origin }
    const body = JSON.stringify(input)
    return dataOf(await fetch(`${api.consoleUrl}/trpc/${path}`, { method: 'POST', headers: sent, body }))
  }
  const start = async (plan: string): Promise<string> => {
    const change = { kind: 'apply_plan', plan }
    const shown = await read<{ tenantIds: string[]; token: string }>('bulk.preview', {
      selection: { filter: {} },
      change,
    })
    const { tenantIds, token } = shown
    const idempotencyKey = crypto.randomUUID()
    const input = { idempotencyKey, tenantIds, token, change, reason: 'bench' }
    return (await write<{ bulkId: string }>('bulk.start', input)).bulkId
  }
  const asked = (seconds: number) =>
    runLoad(`${api.url}/trpc/company.current`, headers, { perSecond: PER_SECOND, connections: 32, seconds })

  await asked(2)
  const atRest: number[] = []
  const perSecond: number[] = []
  const during: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    atRest.push(...(await asked(REST_SECONDS)).acceptedMs)
    const load = asked(MOST_SECONDS)
    const bulkId = await start(round % 2 === 0 ? 'professional' : 'enterprise')
    const startedAt = performance.now()
    let bulk: Bulk
    do {
      await new Promise((resolve) => setTimeout(resolve, 100))
      bulk = await read<Bulk>('bulk.get', { bulkId })
    } while (!bulk.isOver)
    const seconds = (performance.now() - startedAt) / 1000
    perSecond.push(bulk.total / seconds)
    const { acceptedMs, acceptedAtMs } = await load
    during.push(...acceptedMs.filter((_, n) => within(acceptedAtMs[n], seconds)))
  }
  await Promise.all([api.stop(), worker.stop()])
  const [rest, busy] = [percentile(atRest, 0.95), percentile(during, 0.95)]
  return [
    {
      name: 'companies a second that a bulk change activates, their workspaces included',
      value: median(perSecond),
      unit: 'count',
      bar: { kind: 'at least', bound: 200 },
      figures: Object.fromEntries(perSecond.map((each, n) => [`round ${n + 1}`, each])),
    },
    {
      name: 'p95 of a guarded query during a bulk change, against its p95 at rest',
      value: busy / rest,
      unit: 'ratio',
      bar: { kind: 'at most', bound: 2 },
      figures: { 'at rest ms': rest, 'during ms': busy, requests: during.length },
    },
  ]
}

/** Whether an answer came while the change went on; the load begins a moment before it. */
function within(atMs: number | undefined, seconds: number): boolean {
  return atMs !== undefined && atMs < seconds * 1000
}

async function dataOf<T>(answer: Response): Promise<T> {
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(`The bench was answered ${answer.status}: ${text}`)
  return JSON.parse(text).result.data
}
