import { createMongoAbility, type MongoAbility } from '@casl/ability'
import {
  businessObjects,
  objectKeys,
  permissionsOf,
  recordActions,
  recordPermission,
  rolePermissions,
} from '@leasehold/catalog'
import { median, type Row } from '../report.ts'

const ROUNDS = 9
const CHECKS = 400_000
const BUILDS = 4_000

/** A custom role that leaves every second permission of a manager. */
const custom = [...rolePermissions.MANAGER].filter((_, n) => n % 2 === 0)
const open = new Set<string>(businessObjects.map(({ module }) => module).filter((_, n) => n % 3 > 0))

const questions = objectKeys.flatMap((object) => recordActions.map((action) => ({ object, action })))
const moduleOf = new Map<string, string>(businessObjects.map(({ key, module }) => [key, module]))

/** The product's way: the role's permissions as a set, and the modules that the entitlements open. */
function buildOwn() {
  const permissions = permissionsOf('MANAGER', custom)
  return ({ object, action }: (typeof questions)[number]) =>
    permissions.has(recordPermission(object, action)) && open.has(moduleOf.get(object) ?? '')
}

/** The same abilities as rules of CASL, for the objects whose module is open. */
function buildCasl() {
  const left = new Set<string>(custom)
  const rules = questions
    .filter(
      ({ object, action }) =>
        left.has(recordPermission(object, action)) && open.has(moduleOf.get(object) ?? ''),
    )
    .map(({ object, action }) => ({ action, subject: object }))
  const ability: MongoAbility = createMongoAbility(rules)
  return ({ object, action }: (typeof questions)[number]) => ability.can(action, object)
}

/**
 * Permission checks in process against CASL with the same abilities: warm, where they were built before, and
 * cold, where they are built and asked once each.
 */
export function permissionChecks(): Row[] {
  const [own, casl] = [buildOwn(), buildCasl()]
  for (const question of questions) {
    if (own(question) !== casl(question)) throw new Error(`The two disagree on ${JSON.stringify(question)}.`)
  }
  const warm = { own: [] as number[], casl: [] as number[] }
  const cold = { own: [] as number[], casl: [] as number[] }
  for (let round = 0; round < ROUNDS; round += 1) {
    warm.casl.push(checksPerSecond(casl))
    warm.own.push(checksPerSecond(own))
    cold.casl.push(buildsPerSecond(buildCasl))
    cold.own.push(buildsPerSecond(buildOwn))
  }
  return [
    {
      name: 'permission checks, warm / CASL',
      value: median(warm.own) / median(warm.casl),
      unit: 'ratio',
      bar: { kind: 'at least', bound: 10 },
      figures: { 'checks/s': median(warm.own), 'CASL checks/s': median(warm.casl) },
    },
    {
      name: `permissions built and asked ${questions.length} times, cold / CASL`,
      value: median(cold.own) / median(cold.casl),
      unit: 'ratio',
      bar: { kind: 'at least', bound: 1 },
      figures: { 'builds/s': median(cold.own), 'CASL builds/s': median(cold.casl) },
    },
  ]
}

type Ask = ReturnType<typeof buildOwn>

function checksPerSecond(ask: Ask): number {
  let allowed = 0
  const began = performance.now()
  for (let n = 0; n < CHECKS; n += 1) {
    const question = questions[n % questions.length]
    if (question && ask(question)) allowed += 1
  }
  const seconds = (performance.now() - began) / 1000
  if (allowed === 0) throw new Error('Nothing was allowed.')
  return CHECKS / seconds
}

function buildsPerSecond(build: () => Ask): number {
  let allowed = 0
  const began = performance.now()
  for (let n = 0; n < BUILDS; n += 1) {
    const ask = build()
    for (const question of questions) if (ask(question)) allowed += 1
  }
  const seconds = (performance.now() - began) / 1000
  if (allowed === 0) throw new Error('Nothing was allowed.')
  return BUILDS / seconds
}
