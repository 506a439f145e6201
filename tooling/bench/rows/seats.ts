import postgres from 'postgres'
import { serve } from '../product.ts'
import { percentile, type Row } from '../report.ts'
import { signIn, tenantCode, tenantId, userId } from '../seed.ts'

const ROUNDS = 100
const AT_ONCE = 200

/**
 * Two hundred invitations at once for the one free seat of a company, a hundred times over HTTP: each time
 * exactly one must pass.
 */
export async function seats(databaseUrl: string): Promise<Row[]> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} })
  const product = await serve('serve-product.ts', databaseUrl)
  const origin = product.url.replace('127.0.0.1', 'localhost')
  const { cookie = '' } = await signIn(product.url, origin)
  let wrong = 0
  const roundMs: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const n = 2 + round
    await oneFreeSeat(sql, n)
    const began = performance.now()
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, i) =>
        invite(product.url, origin, cookie, n, `r${round}-${i}@example.com`),
      ),
    )
    roundMs.push(performance.now() - began)
    const passed = answers.filter((status) => status === 200).length
    const refused = answers.filter((status) => status === 409).length
    if (passed !== 1 || passed + refused !== AT_ONCE) wrong += 1
  }
  await product.stop()
  await sql.end()
  return [
    {
      name: `${AT_ONCE} invitations at once for 1 free seat, ${ROUNDS} times: rounds in which not exactly one passed`,
      value: wrong,
      unit: 'count',
      bar: { kind: 'at most', bound: 0 },
      figures: { 'wall ms p50': percentile(roundMs, 0.5), 'wall ms p99': percentile(roundMs, 0.99) },
    },
  ]
}

/** A trial has five seats; the bench's user and three strangers take four. */
async function oneFreeSeat(sql: postgres.Sql, n: number): Promise<void> {
  await sql`update subscriptions set plan = 'trial', state = 'active' where tenant_id = ${tenantId(n)}`
  await sql`insert into memberships (tenant_id, user_id, role) values (${tenantId(n)}, ${userId(1)}, 'ORG_ADMIN')`
  await sql`
    with strangers as (
      insert into users (id, username, username_key, display_name, email, email_key, password_hash)
      select gen_random_uuid(), 's' || ${n}::int || '-' || k, 's' || ${n}::int || '-' || k, 'Stranger',
        's' || ${n}::int || '-' || k || '@example.com', 's' || ${n}::int || '-' || k || '@example.com', 'none'
      from generate_series(1, 3) k returning id)
    insert into memberships (tenant_id, user_id, role) select ${tenantId(n)}, id, 'OPERATOR' from strangers`
}

async function invite(
  url: string,
  origin: string,
  cookie: string,
  n: number,
  email: string,
): Promise<number> {
  const answer = await fetch(`${url}/trpc/members.invite`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, cookie, 'x-tenant': tenantCode(n) },
    body: JSON.stringify({ email, role: 'OPERATOR' }),
  })
  await answer.arrayBuffer()
  return answer.status
}
