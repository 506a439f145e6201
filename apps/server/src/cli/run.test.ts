import { createHmac } from 'node:crypto'
import { signInAdmin } from '@leasehold/auth'
import { recordAudit, takeCheckpoints } from '@leasehold/core'
import {
  addCompany,
  addTenant,
  asOwner,
  asUser,
  type Product,
  testCall,
  testProduct,
} from '@leasehold/tooling/product'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSettings } from '../settings.ts'
import { runCommand, UsageError } from './run.ts'

let product: Product
beforeAll(async () => {
  product = await testProduct()
})
afterAll(() => product.close())

const run = (line: string) => runCommand(line.split(' '), { DATABASE_URL: product.url })

test('an admin made on the command line signs in with the printed password', async () => {
  const { output, exitCode } = await run(
    'admin create --username root --email root@example.com --role super_admin',
  )
  expect(exitCode).toBe(0)
  const password = /Password {2}(\S+)/.exec(output)?.[1] ?? ''
  expect(await signInAdmin(testCall(product), { login: 'root', password })).toMatch(/^[\w-]{43}$/)
})

test.each([
  ['admin create --username root --email other@example.com --role sales', /username/],
  ['admin create --username second --email ROOT@example.com --role sales', /already/],
  ['admin create --username third --email third@example.com --role owner', /--role/],
  ['admin create --email third@example.com --role sales', /--username/],
  ['admin create --nonsense', /nonsense/],
  ['audit verify --tenant TEN-ZZZZZ', /no company/],
  ['audit verify --tenant nonsense!', /company code/],
  ['make coffee', /no command/],
])('"%s" is refused in one sentence', async (line, sentence) => {
  const refused = run(line)
  await expect(refused).rejects.toThrow(UsageError)
  await expect(refused).rejects.toThrow(sentence)
})

test('help is given without settings', async () => {
  expect((await runCommand([], {})).output).toContain('admin create')
  expect((await runCommand(['help'], {})).exitCode).toBe(0)
})

test('the audit log is found whole, and a changed entry, a gap and a cut tail are found', async () => {
  const { tenant, user } = await addCompany(product)
  const caller = await asUser(product, user, tenant)
  for (const name of ['a', 'b', 'c', 'd']) {
    await caller.members.invite({ email: `${name}@example.com`, role: 'OPERATOR' })
  }
  expect((await run('audit verify')).exitCode).toBe(0)
  expect((await run(`audit verify --tenant ${tenant.code}`)).output).toContain('1 chain(s)')

  const ofTenant = `where tenant_id = '${tenant.id}'`
  await asOwner(product, `update audit_entries set ip = '10.0.0.1' ${ofTenant} and seq = 1`)
  await asOwner(product, `delete from audit_entries ${ofTenant} and seq in (2, 4)`)
  const { output, exitCode } = await run('audit verify --json')
  expect(exitCode).toBe(1)
  const found: string[] = JSON.parse(output).faults.map(
    (fault: { chain: string; seq: number; fault: string }) => `${fault.chain} ${fault.seq} ${fault.fault}`,
  )
  expect(found).toContain(`${tenant.code} 1 changed`)
  expect(found).toContain(`${tenant.code} 3 gap`)
  expect(found).toContain(`${tenant.code} 4 tail missing`)
})

test('a chain whose head is gone is found too', async () => {
  const tenant = await addTenant(product)
  await product.database.platformTransaction(async (tx) => {
    const call = { ...testCall(product), tx }
    await recordAudit(call, {
      tenantId: tenant.id,
      action: 'store.changed',
      resource: 'store',
      resourceId: null,
    })
  })
  await asOwner(product, `delete from audit_heads where tenant_id = '${tenant.id}'`)
  expect((await run('audit verify')).output).toContain(`${tenant.code}  entry 1  head missing`)
})

test('a tail that was cut together with its head is found by its checkpoint', async () => {
  const { tenant, user } = await addCompany(product)
  const caller = await asUser(product, user, tenant)
  await caller.departments.create({ name: 'a' })
  const { APP_SECRET } = readSettings({ DATABASE_URL: product.url })
  const keyedHash = (value: string) => createHmac('sha256', APP_SECRET).update(value).digest('hex')
  await product.database.platformTransaction((tx) =>
    takeCheckpoints({ ...testCall(product, { keyedHash }), tx }),
  )
  expect((await run(`audit verify --tenant ${tenant.code}`)).exitCode).toBe(0)
  for (const table of ['audit_entries', 'audit_heads']) {
    await asOwner(product, `delete from ${table} where tenant_id = '${tenant.id}'`)
  }
  const { output, exitCode } = await run('audit verify')
  expect(exitCode).toBe(1)
  expect(output).toContain(`${tenant.code}  entry 1  checkpoint contradicted`)
})

test('a database that was never started says so', async () => {
  const { pathname } = new URL(product.url)
  const DATABASE_URL = product.url.replace(pathname, '/postgres')
  await expect(runCommand(['audit', 'verify'], { DATABASE_URL })).rejects.toThrow(/start Leasehold once/)
})

test('a database that cannot be reached is one sentence', async () => {
  const DATABASE_URL = 'postgres://postgres@127.0.0.1:1/none'
  await expect(runCommand(['audit', 'verify'], { DATABASE_URL })).rejects.toThrow(/cannot be reached/)
})
