import { randomUUID } from 'node:crypto'
import {
  addAdmin,
  addCompany,
  addMember,
  addStore,
  addUser,
  asAdmin,
  asOwner,
  asUser,
  type Product,
  refusalOf,
  type TestTenant,
  type TestUser,
  testCall,
  testProduct,
} from '@leasehold/tooling/product'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AuditRecord, PLATFORM_CHAIN, recordAudit } from '../../kernel/index.ts'

let product: Product
beforeAll(async () => {
  product = await testProduct()
})
afterAll(() => product.close())

type Given = Partial<AuditRecord> & {
  by?: { kind: 'user' | 'admin'; id: string; impersonatorId?: string } | null
  at?: Date
}

/** An entry as a command would record it. */
async function record(tenantId: string, { by = null, at = new Date(), ...entry }: Given): Promise<void> {
  const call = testCall(product, { now: at, actor: by ?? { kind: 'system', id: null } })
  await product.database.platformTransaction((tx) =>
    recordAudit(
      { ...call, tx },
      { tenantId, action: 'store.changed', resource: 'store', resourceId: null, ...entry },
    ),
  )
}

const rename = (user: { id: string }, name: string) =>
  asOwner(product, `update users set display_name = '${name}' where id = '${user.id}'`)

describe('the log of a company', () => {
  test('shows its own entries, newest first, with names as they are now', async () => {
    const { tenant, user } = await addCompany(product)
    const other = await addCompany(product)
    const caller = await asUser(product, user, tenant)
    const { id } = await caller.stores.create({ code: 'S1', name: 'Before', idempotencyKey: randomUUID() })
    await caller.stores.change({ id, version: 1, code: 'S1', name: 'After' })
    const stranger = await asUser(product, other.user, other.tenant)
    await stranger.stores.create({ code: 'S1', name: 'Elsewhere', idempotencyKey: randomUUID() })
    await rename(user, 'New Name')

    const { items } = await caller.audit.list({ resource: 'store' })
    expect(items).toMatchObject([
      { action: 'store.changed', subject: 'After', actor: { kind: 'user', id: user.id, name: 'New Name' } },
      { action: 'store.created', subject: 'After', actor: { name: 'New Name' } },
    ])
    const entry = await caller.audit.get({ seq: items[0]?.seq ?? 0 })
    expect(entry).toMatchObject({ before: { name: 'Before' }, after: { name: 'After' }, ip: '192.0.2.1' })
    expect(JSON.stringify(await caller.audit.list({ limit: 100 }))).not.toContain('Elsewhere')
  })

  test('calls a company what it is called now', async () => {
    const { tenant, user } = await addCompany(product, { name: 'Before' })
    const caller = await asUser(product, user, tenant)
    await caller.company.change({ ...(await caller.company.settings()), name: 'After' })
    expect((await caller.audit.list({})).items).toMatchObject([
      { action: 'company.changed', subject: 'After' },
    ])
    const staff = await asAdmin(product, await addAdmin(product))
    expect((await staff.audit.list({ chain: tenant.code })).items).toMatchObject([
      { subject: 'After', company: { code: tenant.code, name: 'After' } },
    ])
  })

  test('tells that staff acted, and nothing of who they are', async () => {
    const { tenant, user } = await addCompany(product)
    const admin = await addAdmin(product)
    await record(tenant.id, { by: { kind: 'admin', id: admin.id }, after: { name: 'x' } })
    await record(tenant.id, { by: { kind: 'user', id: user.id, impersonatorId: admin.id } })
    await record(tenant.id, {})
    const caller = await asUser(product, user, tenant)
    const { items } = await caller.audit.list({ resource: 'store' })
    expect(items).toMatchObject([
      { actor: { kind: 'system' }, byPlatform: false },
      { actor: { kind: 'user', id: user.id }, byPlatform: true },
      { actor: { kind: 'platform' }, byPlatform: false },
    ])
    const entries = await Promise.all(items.map(({ seq }) => caller.audit.get({ seq })))
    expect(entries.map(({ ip }) => ip)).toEqual(['192.0.2.1', null, null])
    expect(entries.slice(1).map(({ userAgent }) => userAgent)).toEqual([null, null])
    expect(JSON.stringify([items, entries])).not.toContain(admin.id)
    expect((await caller.audit.list({ actor: 'platform' })).items).toHaveLength(1)
    expect((await caller.audit.list({ actor: 'platform', action: 'store.changed' })).items).toHaveLength(1)
    expect((await caller.audit.list({ actor: 'system', resource: 'store' })).items).toHaveLength(1)
    expect((await caller.audit.list({ actor: 'platform', action: 'store.created' })).items).toEqual([])
  })

  test('is filtered by days of the company', async () => {
    const { tenant, user } = await addCompany(product, { timeZone: 'Asia/Tokyo' })
    const caller = await asUser(product, user, tenant)
    for (const at of [
      '2026-03-04T14:59:59Z',
      '2026-03-04T15:00:00Z',
      '2026-03-05T14:59:59Z',
      '2026-03-05T15:00:00Z',
    ]) {
      await record(tenant.id, { at: new Date(at), after: { name: at } })
    }
    const on = async (from?: string, to?: string) =>
      (await caller.audit.list({ from, to, resource: 'store' })).items.map(({ subject }) => subject)
    expect(await on('2026-03-05', '2026-03-05')).toEqual(['2026-03-05T14:59:59Z', '2026-03-04T15:00:00Z'])
    expect(await on('2026-03-06')).toEqual(['2026-03-05T15:00:00Z'])
    expect(await on(undefined, '2026-03-04')).toEqual(['2026-03-04T14:59:59Z'])
    expect(await on('2026-03-07', '2026-03-01')).toEqual([])
    await expect(caller.audit.list({ from: '0000-01-01' })).rejects.toThrow('not_an_option')
  })

  test('is not for operators', async () => {
    const { tenant, user } = await addCompany(product, { role: 'OPERATOR' })
    const caller = await asUser(product, user, tenant)
    expect(await refusalOf(caller.audit.list({}))).toBe('FORBIDDEN')
    expect(await refusalOf(caller.audit.get({ seq: 1 }))).toBe('FORBIDDEN')
  })

  test('survives resource ids and cursors of any form', async () => {
    const { tenant, user } = await addCompany(product)
    const caller = await asUser(product, user, tenant)
    for (const resourceId of ['', '-'.repeat(36), "'; drop table users", null]) {
      await record(tenant.id, { resource: 'member', action: 'member.changed', resourceId })
    }
    expect((await caller.audit.list({})).items).toHaveLength(4)
    const forged = Buffer.from(JSON.stringify(['after', 'soon', 1])).toString('base64url')
    expect(await refusalOf(caller.audit.list({ cursor: forged }))).toBe('INVALID_INPUT')
  })
})

describe('any filter, any page', () => {
  const actions = {
    'store.changed': 'store',
    'member.changed': 'member',
    'company.changed': 'company',
  } as const
  let tenant: TestTenant
  let people: TestUser[]
  let caller: Awaited<ReturnType<typeof asUser>>
  let all: Awaited<ReturnType<typeof caller.audit.list>>['items']

  beforeAll(async () => {
    const company = await addCompany(product, { timeZone: 'UTC' })
    tenant = company.tenant
    people = [company.user, await addUser(product), await addUser(product)]
    for (const person of people.slice(1)) await addMember(product, tenant, person)
    caller = await asUser(product, company.user, tenant)
    const kinds = Object.entries(actions) as [keyof typeof actions, 'store' | 'member' | 'company'][]
    for (let n = 0; n < 120; n++) {
      const [action, resource] = kinds[(n * 7) % 3] ?? kinds[0] ?? ['store.changed', 'store']
      const person = people[(n * 5) % 4]
      // Ten entries share each instant, so that only their place tells them apart.
      const at = new Date(Date.UTC(2026, 0, 1 + Math.floor(n / 10)))
      await record(tenant.id, {
        action,
        resource,
        resourceId: `thing-${n % 4}`,
        at,
        by: person ? { kind: 'user', id: person.id } : null,
      })
    }
    all = (await caller.audit.list({ limit: 100 })).items
    const rest = await caller.audit.list({
      limit: 100,
      cursor: (await caller.audit.list({ limit: 100 })).next ?? undefined,
    })
    all = [...all, ...rest.items]
  })

  const some = <T>(values: T[]): (T | undefined)[] => [undefined, ...values]
  const filters = () =>
    some([people[0]?.id, people[2]?.id, 'system'] as const).flatMap((actor) =>
      some(['store.changed', 'company.changed']).flatMap((action) =>
        some(['store', 'member'] as const).flatMap((resource) =>
          some(['thing-1']).flatMap((resourceId) =>
            some(['2026-01-04']).flatMap((from) =>
              some(['2026-01-09']).map((to) => ({ actor, action, resource, resourceId, from, to })),
            ),
          ),
        ),
      ),
    )

  test('every combination, forwards and back again, shows what fits and nothing else', async () => {
    expect(all).toHaveLength(120)
    expect(all.map(({ seq }) => seq)).toEqual(all.map((_, i) => 120 - i))
    for (const filter of filters()) {
      const { actor, action, resource, resourceId, from, to } = filter
      const expected = all
        .filter(
          (entry) =>
            (!actor || (entry.actor.kind === 'user' ? entry.actor.id === actor : actor === 'system')) &&
            (!action || entry.action === action) &&
            (!resource || entry.resource === resource) &&
            (!resourceId || entry.resourceId === resourceId) &&
            (!from || entry.occurredAt >= from) &&
            (!to || entry.occurredAt.slice(0, 10) <= to),
        )
        .map(({ seq }) => seq)
      const seen: number[][] = []
      let page = await caller.audit.list({ ...filter, limit: 7 })
      expect(page.previous).toBeNull()
      for (;;) {
        seen.push(page.items.map(({ seq }) => seq))
        if (!page.next) break
        page = await caller.audit.list({ ...filter, limit: 7, cursor: page.next })
      }
      expect(seen.flat(), JSON.stringify(filter)).toEqual(expected)
      for (const before of seen.slice(0, -1).toReversed()) {
        page = await caller.audit.list({ ...filter, limit: 7, cursor: page.previous ?? undefined })
        expect(page.items.map(({ seq }) => seq)).toEqual(before)
      }
    }
  })
})

describe('a manager of stores', () => {
  test('sees what concerns these stores and the people who work only there', async () => {
    const { tenant, user: owner } = await addCompany(product)
    const [own, other] = [await addStore(product, tenant, 'Own'), await addStore(product, tenant, 'Other')]
    const person = async (storeIds: string[], role: 'MANAGER' | 'OPERATOR' = 'OPERATOR') => {
      const user = await addUser(product)
      await addMember(product, tenant, user, { role, storeIds })
      return { ...user, by: { kind: 'user' as const, id: user.id } }
    }
    const manager = await person([own.id], 'MANAGER')
    const [mine, both, theirs, everywhere] = [
      await person([own.id]),
      await person([own.id, other.id]),
      await person([other.id], 'MANAGER'),
      await person([], 'MANAGER'),
    ]
    const boss = { kind: 'user' as const, id: owner.id }
    const member = { action: 'member.changed', resource: 'member' } as const
    const seen: Given[] = [
      { resourceId: own.id, by: boss },
      { ...member, resourceId: mine.id, by: boss },
      { ...member, resourceId: manager.id, by: boss },
      { action: 'member.invited', resource: 'invitation', resourceId: randomUUID(), by: manager.by },
      { resourceId: own.id, by: mine.by },
    ]
    const hidden: Given[] = [
      { resourceId: other.id, by: boss },
      { ...member, resourceId: both.id, by: boss },
      { ...member, resourceId: theirs.id, by: theirs.by },
      { resourceId: other.id, by: everywhere.by },
      // Of a time when the person was more than an operator.
      { action: 'company.changed', resource: 'company', resourceId: tenant.id, by: mine.by },
      { action: 'user.signed_in', resource: 'user', resourceId: mine.id, by: mine.by },
      { action: 'member.invited', resource: 'invitation', resourceId: randomUUID(), by: both.by },
    ]
    for (const [n, entry] of [...seen, ...hidden].entries()) {
      await record(tenant.id, { ...entry, after: { name: `entry ${n}` } })
    }
    const caller = await asUser(product, manager, tenant)
    const { items } = await caller.audit.list({})
    expect(items.map(({ seq }) => seq)).toEqual([5, 4, 3, 2, 1])
    for (let seq = 1; seq <= seen.length + hidden.length; seq++) {
      if (seq <= seen.length) expect((await caller.audit.get({ seq })).seq).toBe(seq)
      else expect(await refusalOf(caller.audit.get({ seq })), `${seq}`).toBe('NOT_FOUND')
    }
    const found = async (filter: Parameters<typeof caller.audit.list>[0]) =>
      (await caller.audit.list(filter)).items.map(({ seq }) => seq)
    expect(await found({ actor: owner.id })).toEqual([3, 2, 1])
    expect(await found({ actor: theirs.id })).toEqual([])
    expect(await found({ resource: 'member' })).toEqual([3, 2])
    expect(await found({ action: 'member.invited' })).toEqual([4])
    expect(await found({ resourceId: own.id })).toEqual([5, 1])
    expect(await found({ resourceId: other.id })).toEqual([])
    expect(await found({ actor: mine.id, resource: 'company' })).toEqual([])
    const first = await caller.audit.list({ limit: 2 })
    expect(await found({ limit: 2, cursor: first.next ?? undefined })).toEqual([3, 2])
    const people = (await caller.audit.people({})).map(({ id }) => id)
    expect(people.toSorted()).toEqual([manager.id, mine.id].toSorted())
  })

  test('limited to no store sees the whole log', async () => {
    const { tenant, user } = await addCompany(product, { role: 'MANAGER' })
    await record(tenant.id, { action: 'company.changed', resource: 'company' })
    const caller = await asUser(product, user, tenant)
    expect((await caller.audit.list({})).items).toHaveLength(1)
  })
})

describe('whom to filter by', () => {
  test('finds members, also those who left, and nobody else', async () => {
    const { tenant, user } = await addCompany(product)
    const [left, stranger] = [await addUser(product), await addUser(product)]
    await addMember(product, tenant, left, { status: 'removed' })
    await rename(left, '林静 Lin')
    const caller = await asUser(product, user, tenant)
    expect(await caller.audit.people({ query: '静' })).toMatchObject([{ id: left.id, name: '林静 Lin' }])
    expect(await caller.audit.people({ id: left.id })).toHaveLength(1)
    expect(await caller.audit.people({ id: stranger.id })).toEqual([])
    expect(await caller.audit.people({ query: stranger.username })).toEqual([])
  })
})

describe('the log of the platform', () => {
  test('shows every chain with names, filtered by company, and each entry whole', async () => {
    const admin = await addAdmin(product)
    const { tenant, user } = await addCompany(product, { name: 'Sichtbar GmbH' })
    await record(PLATFORM_CHAIN, {
      action: 'user.disabled',
      resource: 'user',
      resourceId: user.id,
      by: { kind: 'admin', id: admin.id },
    })
    await record(tenant.id, {
      by: { kind: 'user', id: user.id, impersonatorId: admin.id },
      after: { storeIds: [randomUUID()], ownerId: user.id },
    })
    const staff = await asAdmin(product, admin)
    const mine = await staff.audit.list({ actor: admin.id })
    expect(mine.items).toMatchObject([
      {
        company: null,
        action: 'user.disabled',
        subject: user.displayName,
        actor: { kind: 'admin', id: admin.id },
      },
    ])
    const inTenant = await staff.audit.list({ chain: tenant.code })
    expect(inTenant.items).toMatchObject([
      {
        company: { code: tenant.code, name: 'Sichtbar GmbH' },
        actor: { kind: 'user', name: user.displayName },
        impersonator: { id: admin.id },
      },
    ])
    const entry = await staff.audit.get({ chain: tenant.code, seq: 1 })
    expect(entry).toMatchObject({ ip: '192.0.2.1', names: { [user.id]: user.displayName } })
    const own = await staff.audit.list({ chain: 'platform', action: 'user.disabled' })
    expect(own.items.every(({ company }) => company === null)).toBe(true)
    expect(await refusalOf(staff.audit.get({ chain: 'TEN-00000', seq: 1 }))).toBe('NOT_FOUND')
    expect(await refusalOf(staff.audit.list({ resourceId: user.id }))).toBe('INVALID_INPUT')
    expect((await staff.audit.people({ query: admin.username })).map(({ id }) => id)).toContain(admin.id)
  })

  test('pages over all chains lose and repeat nothing', async () => {
    const at = new Date('2020-02-02T00:00:00Z')
    const day = '2020-02-02'
    for (let n = 0; n < 30; n++) {
      await record(n % 3 === 0 ? PLATFORM_CHAIN : randomUUID(), { at, after: { name: `${n}` } })
    }
    const staff = await asAdmin(product, await addAdmin(product))
    const whole = (await staff.audit.list({ from: day, to: day, limit: 100 })).items
    expect(whole).toHaveLength(30)
    const paged: typeof whole = []
    let cursor: string | undefined
    do {
      const page = await staff.audit.list({ from: day, to: day, resource: 'store', limit: 4, cursor })
      paged.push(...page.items)
      cursor = page.next ?? undefined
    } while (cursor)
    expect(paged).toEqual(whole)
  })

  test('is not for sales', async () => {
    const staff = await asAdmin(product, await addAdmin(product, 'sales'))
    expect(await refusalOf(staff.audit.list({}))).toBe('FORBIDDEN')
    expect(await refusalOf(staff.audit.verify({ chain: 'platform' }))).toBe('FORBIDDEN')
  })
})
