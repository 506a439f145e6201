import { serve } from '../product.ts'
import { percentile, type Row } from '../report.ts'
import { signIn, tenantCode, tenantId } from '../seed.ts'

const CHANGES = 300

/**
 * A plan change acknowledged by one process, until the first request that another process allows: asked again
 * and again, as fast as it answers. Two connections of one machine; what is measured is the product, not a network.
 */
export async function planChanges(databaseUrl: string): Promise<Row[]> {
  const [one, other] = [
    await serve('serve-product.ts', databaseUrl),
    await serve('serve-product.ts', databaseUrl),
  ]
  const origin = one.consoleUrl.replace('127.0.0.1', 'localhost')
  const admin = await signIn(one.consoleUrl, origin)
  const member = await signIn(other.url, other.url.replace('127.0.0.1', 'localhost'))
  const changePlan = async (plan: string) => {
    const input = encodeURIComponent(JSON.stringify({ tenantId: tenantId(1) }))
    const read = await fetch(`${one.consoleUrl}/trpc/tenants.get?input=${input}`, { headers: admin })
    const { result } = (await read.json()) as { result: { data: { contract: { version: number } } } }
    const answer = await fetch(`${one.consoleUrl}/trpc/tenants.changePlan`, {
      method: 'POST',
      headers: { ...admin, 'content-type': 'application/json', origin },
      body: JSON.stringify({ tenantId: tenantId(1), version: result.data.contract.version, plan }),
    })
    if (answer.status !== 200)
      throw new Error(`Changing a plan was answered ${answer.status}: ${await answer.text()}`)
    await answer.arrayBuffer()
  }
  const isOpen = async () => {
    const input = encodeURIComponent(JSON.stringify({ module: 'HR' }))
    const headers = { ...member, 'x-tenant': tenantCode(1) }
    const answer = await fetch(`${other.url}/trpc/modules.get?input=${input}`, { headers })
    await answer.arrayBuffer()
    return answer.status === 200
  }

  const took: number[] = []
  let stale = 0
  for (let change = 0; change < CHANGES; change += 1) {
    await changePlan('basic')
    if (await isOpen()) stale += 1
    await changePlan('enterprise')
    const acknowledged = performance.now()
    while (!(await isOpen())) stale += 1
    took.push(performance.now() - acknowledged)
  }
  await Promise.all([one.stop(), other.stop()])
  return [
    {
      name: 'plan change acknowledged, until the first request that another process allows: p99',
      value: percentile(took, 0.99),
      unit: 'ms',
      bar: { kind: 'at most', bound: 50 },
      figures: { 'p50 ms': percentile(took, 0.5), changes: 2 * CHANGES, 'stale answers': stale },
    },
  ]
}
