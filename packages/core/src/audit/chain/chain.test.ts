import { randomUUID } from 'node:crypto'
import {
  addAdmin,
  addCompany,
  asAdmin,
  asOwner,
  asUser,
  type Product,
  testCall,
  testProduct,
} from '@leasehold/tooling/product'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type JobCall, PLATFORM_CHAIN, recordAudit } from '../../kernel/index.ts'
import { auditSchedule } from './jobs.ts'
import { takeCheckpoints } from './take-checkpoints.ts'

let product: Product
let staff: Awaited<ReturnType<typeof asAdmin>>
beforeAll(async () => {
  product = await testProduct()
  staff = await asAdmin(product, await addAdmin(product))
})
afterAll(() => product.close())

/** A company with ten entries in its log. */
async function company() {
  const { tenant, user } = await addCompany(product, { plan: 'enterprise' })
  const caller = await asUser(product, user, tenant)
  for (let n = 0; n < 10; n++) {
    await caller.stores.create({ code: `S${n}`, name: `Store ${n}`, idempotencyKey: randomUUID() })
  }
  return { tenant, caller }
}

const faultsOf = async (chain: string) => (await staff.audit.verify({ chain })).faults
const checkpoint = (now = new Date()) =>
  product.database.platformTransaction((tx) => takeCheckpoints({ ...testCall(product, { now }), tx }))

/** What only the owner of the database could do, with the trigger out of the way. */
const tamper = (statement: string) =>
  asOwner(
    product,
    `begin; alter table audit_entries disable trigger all; ${statement};
     alter table audit_entries enable trigger all; commit`,
  )

/** Gives every entry from a place on the hash it would have, and the head the last: a thorough forger. */
const rehash = (tenantId: string) => `do $$
  declare e record; previous text := '';
  begin
    for e in select * from audit_entries where tenant_id = '${tenantId}' order by seq loop
      previous := encode(sha256(convert_to(previous || audit_canonical(e.tenant_id, e.seq, e.occurred_at,
        e.actor_kind, e.actor_id, e.impersonator_id, e.action, e.resource, e.resource_id, e.before, e.after,
        e.ip, e.user_agent, e.request_id), 'UTF8')), 'hex');
      update audit_entries set hash = previous where tenant_id = e.tenant_id and seq = e.seq;
    end loop;
    update audit_heads set hash = previous, seq = (
      select max(seq) from audit_entries where tenant_id = '${tenantId}') where tenant_id = '${tenantId}';
  end $$`

describe('a chain', () => {
  let tenant: { id: string; code: string }
  beforeEach(async () => {
    tenant = (await company()).tenant
  })

  test('that nobody touched is whole', async () => {
    expect(await staff.audit.verify({ chain: tenant.code })).toEqual({ entries: 10, faults: [] })
  })

  const columns = {
    occurred_at: "occurred_at - interval '1 microsecond'",
    actor_kind: "'admin'",
    actor_id: 'gen_random_uuid()',
    impersonator_id: 'gen_random_uuid()',
    action: "'store.archived'",
    resource: "'member'",
    resource_id: "''",
    before: `'{"name":"x"}'`,
    after: 'null',
    ip: "'192.0.2.2'",
    user_agent: 'null',
    request_id: "'other'",
  }
  test.each(Object.entries(columns))('an edited %s is found', async (column, value) => {
    await tamper(`update audit_entries set ${column} = ${value} where tenant_id = '${tenant.id}' and seq = 4`)
    expect(await faultsOf(tenant.code)).toEqual([{ seq: 4, fault: 'changed' }])
  })

  test.each([1, 5])('a deleted entry is found: %i', async (seq) => {
    await tamper(`delete from audit_entries where tenant_id = '${tenant.id}' and seq = ${seq}`)
    expect(await faultsOf(tenant.code)).toEqual([
      { seq: seq + 1, fault: 'gap' },
      { seq: seq + 1, fault: 'changed' },
    ])
  })

  test('a deleted entry is found though those after it moved up', async () => {
    await tamper(`delete from audit_entries where tenant_id = '${tenant.id}' and seq = 5;
      update audit_entries set seq = -(seq - 1) where tenant_id = '${tenant.id}' and seq > 5;
      update audit_entries set seq = -seq where tenant_id = '${tenant.id}' and seq < 0`)
    const faults = await faultsOf(tenant.code)
    expect(faults.map(({ fault }) => fault)).toContain('tail missing')
    expect(faults).toContainEqual({ seq: 5, fault: 'changed' })
  })

  test('two entries that changed places are found', async () => {
    await tamper(`update audit_entries set seq = case seq when 3 then -7 else -3 end
        where tenant_id = '${tenant.id}' and seq in (3, 7);
      update audit_entries set seq = -seq where tenant_id = '${tenant.id}' and seq < 0`)
    const places = (await faultsOf(tenant.code)).map(({ seq }) => seq)
    expect(places).toEqual(expect.arrayContaining([3, 7]))
  })

  test('an entry put in between is found', async () => {
    await tamper(`insert into audit_entries (tenant_id, seq, actor_kind, action, resource, hash)
      values ('${tenant.id}', 11, 'system', 'store.changed', 'store', 'x')`)
    expect((await faultsOf(tenant.code)).map(({ seq }) => seq)).toContain(11)
  })

  test('a cut tail is found', async () => {
    await tamper(`delete from audit_entries where tenant_id = '${tenant.id}' and seq > 7`)
    expect(await faultsOf(tenant.code)).toEqual([{ seq: 10, fault: 'tail missing' }])
  })

  test('a missing head is found, and a chain that is gone altogether', async () => {
    await asOwner(product, `delete from audit_heads where tenant_id = '${tenant.id}'`)
    expect(await faultsOf(tenant.code)).toEqual([{ seq: 10, fault: 'head missing' }])
  })

  test('written anew from one place on, with its head, is whole by itself', async () => {
    await tamper(
      `delete from audit_entries where tenant_id = '${tenant.id}' and seq > 7; ${rehash(tenant.id)}`,
    )
    // Nothing in the chain tells; this is what checkpoints are for.
    expect(await faultsOf(tenant.code)).toEqual([])
  })
})

describe('a checkpoint', () => {
  test('is taken of chains that have grown, and sealed in the log of the platform', async () => {
    await checkpoint()
    expect(await checkpoint()).toBeNull()
    const { tenant } = await company()
    const round = await checkpoint()
    expect(round).toMatchObject({ chains: 1 })
    expect(await checkpoint()).toBeNull()
    const { items } = await staff.audit.list({ chain: 'platform', action: 'audit.checkpointed', limit: 1 })
    expect(items).toMatchObject([{ actor: { kind: 'system' } }])
    expect(await faultsOf(tenant.code)).toEqual([])
    expect(await faultsOf('platform')).toEqual([])
  })

  test('is taken by the job of the hour, which tells the log of the server', async () => {
    await company()
    const lines: Record<string, unknown>[] = []
    const log: JobCall['log'] = (_, details) => lines.push(details)
    // It sends no mail.
    const call = { ...testCall(product), log } as JobCall
    for (const job of auditSchedule) await job.run(call, null)
    for (const job of auditSchedule) await job.run(call, null)
    expect(lines).toMatchObject([{ chains: 1, seal: expect.stringMatching(/^[0-9a-f]{64}$/) }])
  })

  test('shows a tail that was cut together with its head', async () => {
    const { tenant } = await company()
    await checkpoint()
    await tamper(
      `delete from audit_entries where tenant_id = '${tenant.id}' and seq > 7; ${rehash(tenant.id)}`,
    )
    expect(await faultsOf(tenant.code)).toEqual([{ seq: 10, fault: 'checkpoint contradicted' }])
  })

  test('shows a chain that was written anew and has grown since', async () => {
    const { tenant, caller } = await company()
    await checkpoint()
    await tamper(
      `update audit_entries set after = '{"name":"nicer"}' where tenant_id = '${tenant.id}' and seq = 2;
       ${rehash(tenant.id)}`,
    )
    await caller.stores.create({ code: 'LATER', name: 'Later', idempotencyKey: randomUUID() })
    await checkpoint()
    expect(await faultsOf(tenant.code)).toEqual([{ seq: 10, fault: 'checkpoint contradicted' }])
  })

  test('that was made to fit without the secret is found', async () => {
    const { tenant } = await company()
    await checkpoint()
    await tamper(
      `delete from audit_entries where tenant_id = '${tenant.id}' and seq > 7; ${rehash(tenant.id)};
       update audit_checkpoints c set seq = h.seq, hash = h.hash from audit_heads h
       where h.tenant_id = c.tenant_id and c.tenant_id = '${tenant.id}'`,
    )
    expect(await faultsOf(tenant.code)).toEqual([{ seq: 7, fault: 'checkpoint forged' }])
  })

  test('that was taken away is missed by the log of the platform', async () => {
    await checkpoint()
    expect(await faultsOf('platform')).toEqual([])
    const { tenant } = await company()
    await checkpoint(new Date(Date.now() + 1000))
    await asOwner(product, `delete from audit_checkpoints where tenant_id = '${tenant.id}'`)
    expect((await faultsOf('platform')).map(({ fault }) => fault)).toEqual(['checkpoints missing'])
  })
})

describe('the application', () => {
  const tables = ['audit_entries', 'audit_heads', 'audit_checkpoints']
  const deeds = (table: string) => [
    `update ${table} set tenant_id = tenant_id`,
    `delete from ${table}`,
    `truncate ${table}`,
    `alter table ${table} disable trigger all`,
    `drop table ${table}`,
  ]
  const attempts = ['leasehold_tenant', 'leasehold_platform'].flatMap((role) =>
    tables.flatMap((table) => deeds(table).map((deed) => [role, deed] as const)),
  )

  test.each(attempts)('as %s cannot %s', async (role, deed) => {
    await expect(asOwner(product, `set role ${role}; ${deed}`)).rejects.toThrow(
      /permission denied|must be owner/,
    )
  })

  test.each(['leasehold_tenant', 'leasehold_platform'])('as %s cannot move a head', async (role) => {
    const insert = `insert into audit_heads (tenant_id, seq, hash, moved_at) values (gen_random_uuid(), 0, '', now())`
    await expect(asOwner(product, `set role ${role}; ${insert}`)).rejects.toThrow(/permission denied/)
  })

  test('gives an entry no place of its choice', async () => {
    const tenantId = randomUUID()
    await asOwner(
      product,
      `set role leasehold_platform; insert into audit_entries (tenant_id, seq, actor_kind, action, resource, hash)
       values ('${tenantId}', 900, 'system', 'store.changed', 'store', 'mine')`,
    )
    await asOwner(
      product,
      `do $$ begin assert exists (select from audit_entries where tenant_id = '${tenantId}' and seq = 1
        and hash <> 'mine'); end $$`,
    )
  })

  test('entries made at once are in one chain without gaps', async () => {
    const { tenant } = await company()
    await Promise.all(
      Array.from({ length: 60 }, () =>
        product.database.platformTransaction((tx) =>
          recordAudit(
            { ...testCall(product), tx },
            { tenantId: tenant.id, action: 'store.changed', resource: 'store', resourceId: null },
          ),
        ),
      ),
    )
    expect(await staff.audit.verify({ chain: tenant.code })).toEqual({ entries: 70, faults: [] })
  })

  test('an entry whose transaction rolls back leaves no gap', async () => {
    const { tenant } = await company()
    const call = testCall(product)
    const entry = {
      tenantId: tenant.id,
      action: 'store.changed',
      resource: 'store',
      resourceId: null,
    } as const
    const undone = product.database.platformTransaction(async (tx) => {
      await recordAudit({ ...call, tx }, entry)
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    await product.database.platformTransaction((tx) => recordAudit({ ...call, tx }, entry))
    expect(await staff.audit.verify({ chain: tenant.code })).toEqual({ entries: 11, faults: [] })
  })
})

test('the chain of the platform is one like any other', async () => {
  expect(PLATFORM_CHAIN).toMatch(/^0{8}-/)
  await tamper(
    `update audit_entries set action = 'admin.created' where tenant_id = '${PLATFORM_CHAIN}' and seq = 1`,
  )
  expect(await faultsOf('platform')).toContainEqual({ seq: 1, fault: 'changed' })
})
