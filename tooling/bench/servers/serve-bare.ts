import fastify from 'fastify'
import postgres from 'postgres'

/**
 * The least that can answer the question: Fastify and postgres.js, one SELECT by key, no guard, no tenant.
 * What the product's guarded query is measured against.
 */
const sql = postgres(process.env.DATABASE_URL ?? '', { max: 10, ...{ max_pipeline: 4 }, onnotice: () => {} })
const app = fastify()

app.get<{ Params: { tenant: string; id: string } }>('/stores/:tenant/:id', async (request) => {
  const { tenant, id } = request.params
  const [row] = await sql`
    select id, code, name, address, phone, archived_at, version, created_at
    from stores where tenant_id = ${tenant} and id = ${id}`
  return row
})

// What acknowledging a webhook is measured against: a body that is read, and one row that is inserted.
app.post<{ Body: { id: string; type: string } }>('/events', async (request) => {
  const { id, type } = request.body
  await sql`insert into bare_events (id, type, payload) values (${id}, ${type}, ${JSON.stringify(request.body)})`
  return { received: true }
})

await app.listen({ host: '127.0.0.1', port: Number(process.env.WORKSPACE_PORT) })
process.once('SIGTERM', async () => {
  await app.close()
  await sql.end({ timeout: 1 })
  process.exit(0)
})
process.send?.('ready')
