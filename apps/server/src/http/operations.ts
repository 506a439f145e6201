import type { Database } from '@leasehold/db'
import type { FastifyInstance } from 'fastify'
import type { Metrics } from '../metrics.ts'

/** `/healthz`: the process lives. `/readyz`: it can do its work now. Both without details. */
export function serveHealth(app: FastifyInstance, database: Database, isStopping: () => boolean): void {
  app.get('/healthz', async () => ({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) => {
    const ready = !isStopping() && (await answersWithin(database, 2_000))
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready' })
  })
}

async function answersWithin(database: Database, timeoutMs: number): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => resolve(false), timeoutMs)
  const ask = () => database.ping()
  // A pool that nobody used while the database was away learns so from the first who asks, and connects for the second.
  const answered = ask()
    .catch(ask)
    .then(
      () => true,
      () => false,
    )
  const ready = await Promise.race([answered, late])
  clearTimeout(timer)
  return ready
}

/** `/metrics` for Prometheus: on the console's port only. */
export function serveMetrics(app: FastifyInstance, metrics: Metrics): void {
  app.get('/metrics', async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  )
}
