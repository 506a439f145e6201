import { createMongoAbility, type MongoAbility } from '@casl/ability'
import {
  businessObject,
  type FeatureValue,
  modules,
  objectKeys,
  permissionsOf,
  recordActions,
  recordPermission,
  rolePermissions,
} from '@leasehold/catalog'
import { allows, checkFor, resolveEntitlements } from '@leasehold/core'
import { median, type Row } from '../report.ts'

const ROUNDS = 9
const CHECKS = 3_000_000
const BUILDS = 4_000

/** A custom role that leaves every second permission of a manager, and a plan with two thirds of the modules. */
const custom = [...rolePermissions.MANAGER].filter((_, n) => n % 2 === 0)
const plan = Object.fromEntries(modules.map((module, n): [string, FeatureValue] => [module, n % 3 > 0]))
const now = new Date()
const contract = {
  plan: 'bench',
  planVersion: 1,
  state: 'active' as const,
  trialEndsAt: null,
  stateSince: now,
  seats: 0,
  endsAt: null,
  clockAhead: 0,
}
const entitlements = resolveEntitlements({ contract, plan, addOns: [], overrides: [], defaults: {} }, now)

/** Each check as a procedure has it: written once. */
const questions = objectKeys.flatMap((object) =>
  recordActions.map((action) => ({
    object,
    action,
    check: checkFor({
      permission: recordPermission(object, action),
      module: businessObject(object).module,
      minimum: 'read_only',
    }),
  })),
)

/** The product's way: the check of every request. */
function buildOwn() {
  const holdings = { permissions: permissionsOf('MANAGER', custom), entitlements }
  const ask = (n: number) => {
    const question = questions[n]
    return question !== undefined && allows(holdings, question.check)
  }
  // Each has a loop of its own, so that neither is made slower by the other's shapes.
  const askAll = () => {
    let allowed = 0
    for (const { check } of questions) if (allows(holdings, check)) allowed += 1
    return allowed
  }
  return { ask, askAll }
}

/** The same abilities as rules of CASL, for the objects whose module is open. */
function buildCasl() {
  const left = new Set<string>(custom)
  const rules = questions
    .filter(
      ({ object, action }) =>
        left.has(recordPermission(object, action)) && entitlements.modules.has(businessObject(object).module),
    )
    .map(({ object, action }) => ({ action, subject: object }))
  const ability: MongoAbility = createMongoAbility(rules)
  const ask = (n: number) => {
    const question = questions[n]
    return question !== undefined && ability.can(question.action, question.object)
  }
  const askAll = () => {
    let allowed = 0
    for (const { action, object } of questions) if (ability.can(action, object)) allowed += 1
    return allowed
  }
  return { ask, askAll }
}

/**
 * Permission checks in process against CASL with the same abilities: warm, where they were built before, and
 * cold, where they are built and asked once each.
 */
export function permissionChecks(): Row[] {
  const [own, casl] = [buildOwn(), buildCasl()]
  for (const n of questions.keys()) {
    if (own.ask(n) !== casl.ask(n)) throw new Error(`The two disagree on ${JSON.stringify(questions[n])}.`)
  }
  const warm = { own: [] as number[], casl: [] as number[] }
  const cold = { own: [] as number[], casl: [] as number[] }
  for (let round = 0; round < ROUNDS; round += 1) {
    warm.casl.push(perSecond(CHECKS / questions.length, casl.askAll) * questions.length)
    warm.own.push(perSecond(CHECKS / questions.length, own.askAll) * questions.length)
    cold.casl.push(perSecond(BUILDS, () => buildCasl().askAll()))
    cold.own.push(perSecond(BUILDS, () => buildOwn().askAll()))
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

function perSecond(times: number, askAll: () => number): number {
  let allowed = 0
  const began = performance.now()
  for (let n = 0; n < times; n += 1) allowed += askAll()
  const seconds = (performance.now() - began) / 1000
  if (allowed === 0) throw new Error('Nothing was allowed.')
  return times / seconds
}
