import { createAdmin, hashPassword } from '@leasehold/auth'
import { usernameKey } from '@leasehold/contracts'
import {
  arrive,
  createUser,
  firstContract,
  newId,
  type OpenCommand,
  PLATFORM_CHAIN,
  recordAudit,
  requestSync,
} from '@leasehold/core'
import { openDatabase } from '@leasehold/db'
import {
  type DemoCompany,
  type DemoPerson,
  demoAdmin,
  demoCompanies,
  demoPassword,
  demoPeople,
} from './seed/demo.ts'
import * as store from './seed/store.ts'
import { type Settings, SettingsError } from './settings.ts'
import { systemCall } from './system-call.ts'

/**
 * Fills a database with two companies that share a person, one on trial, and an admin of the platform. What is there
 * already is left as it is; the lines to print are the same every time.
 *
 * @throws SettingsError in production: the password is known to everyone
 */
export async function seedDemo(settings: Settings): Promise<{ lines: string[] }> {
  if (settings.NODE_ENV === 'production') throw new SettingsError('The demo is not for production.')
  const database = openDatabase(settings.DATABASE_URL, { poolSize: 1 })
  try {
    await database.platformTransaction(async (tx) => {
      await store.lockSeeding(tx)
      const call = { ...systemCall(database, settings), tx }
      const present = await store.existingCompanies(
        tx,
        demoCompanies.map(({ code }) => code),
      )
      const missing = demoCompanies.filter(({ code }) => !present.has(code))
      const hasAdmin = await store.isAdminKnown(tx, usernameKey(demoAdmin.username))
      if (hasAdmin && missing.length === 0) return
      const passwordHash = await hashPassword(demoPassword)
      if (!hasAdmin) await createAdmin(call, { ...demoAdmin, password: demoPassword })
      const people = await addPeople(call, passwordHash)
      for (const company of missing) await addCompany(call, company, people)
    })
  } finally {
    await database.end()
  }
  return { lines: signInLines() }
}

/** Makes the people who are missing; returns the id of each by username. */
async function addPeople(call: OpenCommand, passwordHash: string): Promise<Map<string, string>> {
  const keys = demoPeople.map(({ username }) => usernameKey(username))
  const ids = await store.existingUsers(call.tx, keys)
  for (const person of demoPeople) {
    if (!ids.has(person.username)) ids.set(person.username, await addPerson(call, person, passwordHash))
  }
  return ids
}

async function addPerson(call: OpenCommand, person: DemoPerson, passwordHash: string): Promise<string> {
  const email = `${person.username}@example.com`
  const { id } = await createUser(call.tx, { ...person, email, passwordHash })
  await recordAudit(call, {
    tenantId: PLATFORM_CHAIN,
    action: 'user.created',
    resource: 'user',
    resourceId: id,
    after: { username: person.username, email },
  })
  return id
}

async function addCompany(call: OpenCommand, company: DemoCompany, people: Map<string, string>) {
  const { tx } = call
  const tenantId = newId()
  const { plan, trialDays, stores, departments, members, ...fields } = company
  const contract = firstContract({ plan, planVersion: 1, trialDays }, trialDays, call.now)
  await store.insertCompany(tx, { ...fields, id: tenantId, activation: 'active' }, contract)
  await recordAudit(call, {
    tenantId,
    action: 'tenant.created',
    resource: 'tenant',
    resourceId: tenantId,
    after: { code: company.code, name: company.name, plan },
  })

  const storeIds = new Map(stores.map(({ code }) => [code, newId()]))
  for (const shop of stores) {
    await store.insertStore(tx, { ...shop, tenantId, id: known(storeIds, shop.code) })
  }
  const departmentIds = new Map(departments.map(({ name }) => [name, newId()]))
  for (const { name, parent } of departments) {
    const parentId = parent ? known(departmentIds, parent) : null
    await store.insertDepartment(tx, { tenantId, id: known(departmentIds, name), name, parentId })
  }
  for (const member of members) {
    const userId = known(people, member.username)
    const scope = (member.stores ?? []).map((code) => known(storeIds, code))
    const departmentId = member.department ? known(departmentIds, member.department) : null
    await store.insertMembership(tx, { tenantId, userId, role: member.role, departmentId }, scope)
    await arrive(call, tx, userId, tenantId)
    await recordAudit(call, {
      tenantId,
      action: 'member.added',
      resource: 'member',
      resourceId: userId,
      after: { role: member.role, storeIds: scope },
    })
  }
  await requestSync(call, { tenantId, cause: 'created' })
}

function known(ids: Map<string, string>, key: string): string {
  const id = ids.get(key)
  if (!id) throw new Error(`The demo speaks of ${key}, which it does not make.`)
  return id
}

/** Who may sign in where, as `npm start` prints it. */
function signInLines(): string[] {
  const rows = demoPeople.map(({ username }) => {
    const places = demoCompanies.flatMap(({ code, trialDays, members }) =>
      members
        .filter((member) => member.username === username)
        .map(({ role }) => `${role} in ${code}${trialDays === null ? '' : ', on trial'}`),
    )
    return `  ${username.padEnd(18)} ${places.join(', ')}`
  })
  return [
    `Sign-ins of the demo, all with the password ${demoPassword}`,
    '',
    'Console',
    `  ${demoAdmin.username.padEnd(18)} ${demoAdmin.role}`,
    '',
    'Workspace',
    ...rows,
  ]
}
