import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  addAdmin,
  addMember,
  addTenant,
  addUser,
  type Product,
  type TestTenant,
  testProduct,
} from '../product/index.ts'
import { patience, samples } from './samples.ts'
import { ask } from './support/ask.ts'
import { type Fleet, serverOf, startFleet } from './support/fleet.ts'
import { adminCookie, userCookie } from './support/sessions.ts'

const CHANGES = samples({ test: 50, proof: 1_000 })
const INSTANTS = samples({ test: 4, proof: 100 })

let product: Product
let sql: postgres.Sql
let fleet: Fleet
let staffCookie: string
beforeAll(async () => {
  product = await testProduct()
  sql = postgres(product.url, { max: 1, onnotice: () => {} })
  staffCookie = await adminCookie(product, await addAdmin(product))
  fleet = await startFleet(product.url, { count: 2, environment: { PROCESS_ROLE: 'api' } })
}, 60_000)
afterAll(async () => {
  await fleet.stop()
  await Promise.all([product.close(), sql.end()])
})

/** A change by staff, acknowledged by one process. */
async function change(server: number, path: string, input: object): Promise<Record<string, unknown>> {
  const { status, data, text } = await ask(serverOf(fleet, server).consoleUrl, path, {
    kind: 'mutation',
    origin: fleet.consoleOrigin,
    cookie: staffCookie,
    input,
  })
  expect(status, text).toBe(200)
  return data as Record<string, unknown>
}

/** A company with one member, and that member's question whether a module is open, as each process answers it. */
async function company(plan: string) {
  const tenant = await addTenant(product, { plan })
  const user = await addUser(product)
  await addMember(product, tenant, user, { role: 'OPERATOR' })
  const cookie = await userCookie(product, user, tenant)
  const opens = async (server: number, module: string): Promise<boolean> => {
    const question = { cookie, tenant: tenant.code, input: { module } }
    const { status, refusal, text } = await ask(serverOf(fleet, server).url, 'modules.get', question)
    if (status === 200) return true
    expect(refusal, text).toBe('MODULE_LOCKED')
    return false
  }
  return { tenant, opens }
}

describe('what one process has acknowledged, the very next request to another knows:', () => {
  test('a plan that was sold is open, and one that was taken back is closed', patience, async () => {
    const { tenant, opens } = await company('basic')
    // Both have answered before, so both remember a state that is about to be over.
    for (const server of [0, 1]) expect(await opens(server, 'POS')).toBe(false)
    let stale = 0
    for (let i = 0; i < CHANGES; i++) {
      const sold = i % 2 === 0
      const input = { tenantId: tenant.id, plan: sold ? 'professional' : 'basic' }
      expect(await change(i >> 1, 'entitlements.applyPlan', input)).toEqual({ changed: true })
      if ((await opens((i >> 1) + 1, 'POS')) !== sold) stale += 1
    }
    expect(stale).toBe(0)
  })

  test(
    'a feature that was granted by hand is open, and closed when it was taken back',
    patience,
    async () => {
      const { tenant, opens } = await company('basic')
      for (const server of [0, 1]) expect(await opens(server, 'HR')).toBe(false)
      let stale = 0
      for (let i = 0; i < CHANGES / 2; i++) {
        const { id } = await change(i, 'entitlements.setOverride', granted(tenant))
        if (!(await opens(i + 1, 'HR'))) stale += 1
        await change(i, 'entitlements.revokeOverride', { tenantId: tenant.id, id })
        if (await opens(i + 1, 'HR')) stale += 1
      }
      expect(stale).toBe(0)
    },
  )
})

const granted = ({ id: tenantId }: TestTenant, dates: { startsAt?: Date; endsAt?: Date | null } = {}) => ({
  tenantId,
  feature: 'HR',
  value: true,
  reason: 'as agreed',
  endsAt: null,
  ...dates,
})

test('what begins and ends at a second does so on every process, without anybody running anything', {
  ...patience,
}, async () => {
  const rounds = Array.from({ length: INSTANTS }, async (_, i) => {
    const { tenant, opens } = await company('basic')
    const startsAt = new Date(Math.ceil(Date.now() / 1_000) * 1_000 + 3_000)
    const endsAt = new Date(startsAt.getTime() + 2_000)
    await change(i, 'entitlements.setOverride', granted(tenant, { startsAt, endsAt }))
    const seen = { before: 0, within: 0, after: 0, wrong: 0 }
    while (seen.after < 4) {
      const server = seen.before + seen.within + seen.after
      const asked = Date.now()
      const open = await opens(server, 'HR')
      const answered = Date.now()
      // An answer under way at the very instant may be either.
      if (answered < startsAt.getTime()) {
        seen.before += 1
        if (open) seen.wrong += 1
      } else if (asked >= startsAt.getTime() && answered < endsAt.getTime()) {
        seen.within += 1
        if (!open) seen.wrong += 1
      } else if (asked >= endsAt.getTime()) {
        seen.after += 1
        if (open) seen.wrong += 1
      }
    }
    return seen
  })
  for (const { before, within, wrong } of await Promise.all(rounds)) {
    expect(before).toBeGreaterThan(0)
    expect(within).toBeGreaterThan(0)
    expect(wrong).toBe(0)
  }
})
