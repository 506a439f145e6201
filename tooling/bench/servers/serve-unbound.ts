import { openDatabase, preparedPlatformRead, stores } from '@leasehold/db'
import { readSettings } from '@leasehold/server'
import { and, eq, sql } from 'drizzle-orm'
import { pino } from 'pino'
import { z } from 'zod'
import { admitOnlyFrom } from '../../../apps/server/src/http/admit.ts'
import { createApp } from '../../../apps/server/src/http/app.ts'
import { contextFactory } from '../../../apps/server/src/http/context.ts'
import { serveTrpc } from '../../../apps/server/src/http/trpc-route.ts'
import { tenant } from '../../../packages/api/src/procedures.ts'
import { router } from '../../../packages/api/src/trpc.ts'

/**
 * The product's own route and guard before the same SELECT, without row-level security: what the second lock
 * costs is the difference.
 */
const readStore = preparedPlatformRead('bench_store', (db) =>
  db
    .select({
      id: stores.id,
      code: stores.code,
      name: stores.name,
      address: stores.address,
      phone: stores.phone,
      archivedAt: stores.archivedAt,
      version: stores.version,
      createdAt: stores.createdAt,
    })
    .from(stores)
    .where(and(eq(stores.tenantId, sql.placeholder('tenantId')), eq(stores.id, sql.placeholder('id')))),
)

const unbound = router({
  stores: router({
    get: tenant
      .query('stores:read')
      .input(z.strictObject({ id: z.uuid() }))
      .query(async ({ ctx, input }) => {
        const [store] = await readStore(ctx.database, { tenantId: ctx.call.tenant.id, id: input.id })
        return store
      }),
  }),
})

const settings = readSettings(process.env)
const database = openDatabase(settings.DATABASE_URL)
const app = await createApp(settings, pino({ level: 'warn' }))
serveTrpc(app, {
  prefix: '/trpc',
  router: unbound,
  createContext: contextFactory('workspace', database, settings),
  admit: admitOnlyFrom(settings.WORKSPACE_URL),
  onError: () => {},
  onAnswer: () => {},
})
await app.listen({ host: '127.0.0.1', port: settings.WORKSPACE_PORT })
process.once('SIGTERM', async () => {
  await app.close()
  await database.end()
  process.exit(0)
})
process.send?.('ready')
