import { modules, permissions } from '@leasehold/catalog'
import { parseTenantCode, planKey, usernameKey } from '@leasehold/contracts'
import { applyPlan, getEntitlements, Refusal, whyOfMember } from '@leasehold/core'
import type { Database } from '@leasehold/db'
import { systemCall } from '../system-call.ts'
import { argumentsOf, type Command, UsageError, withDatabase } from './command.ts'
import { explanationLines, valueText } from './explanation-lines.ts'
import * as store from './store.ts'
import { asStaff } from './sync.ts'

export const entitlementUsage = `  entitlements explain CODE [USERNAME] [FEATURE-OR-PERMISSION] [--json]
      Tells what a company may use and where that comes from; with a person, what they may and what stops
      them; with a feature or permission as well, the whole chain. Ends with 1 when that one is not allowed.

  tenants activate CODE --plan KEY [--json]
      Gives a company a plan as it is sold now. Having it already changes nothing.`

type Held = Awaited<ReturnType<typeof getEntitlements>>
type Answer = Awaited<ReturnType<typeof whyOfMember>>
type Subject = Answer['subject']

/** What companies may use, by command line: the same rules and the same audit as the console. */
export const entitlementCommands: Record<string, Command> = {
  'entitlements explain': async (settings, args) => {
    const { values, positionals } = argumentsOf(args, { json: { type: 'boolean' } }, 3)
    const [code, username, about] = positionals
    const { json } = values
    return withDatabase(settings, async (database) => {
      const company = await companyOf(database, code)
      const call = asStaff(systemCall(database, settings))
      const held = await getEntitlements(call, { tenantId: company.id })
      if (username === undefined) return outcome(json, { company, ...held }, companyLines(company.code, held))
      const person = await store.findUser(database, usernameKey(username))
      if (!person) throw new UsageError(`There is no user ${username}.`)
      const ask = (subject: Subject) =>
        whyOfMember(call, { tenantId: company.id, userId: person.id, ...subject })
      if (about !== undefined) {
        const answer = await ask(subjectOf(about, held))
        return { ...outcome(json, answer, explanationLines(answer)), exitCode: answer.allowed ? 0 : 1 }
      }
      const answers: Answer[] = []
      for (const feature of modules) answers.push(await ask({ feature }))
      for (const permission of permissions) answers.push(await ask({ permission }))
      return outcome(json, answers, answers.map(verdictLine))
    })
  },
  'tenants activate': async (settings, args) => {
    const text = { type: 'string' } as const
    const { values, positionals } = argumentsOf(args, { plan: text, json: { type: 'boolean' } }, 1)
    const plan = planKey.safeParse(values.plan)
    if (!plan.success) throw new UsageError('--plan takes the key of a plan, such as professional.')
    return withDatabase(settings, async (database) => {
      const { id: tenantId, code } = await companyOf(database, positionals[0])
      const { changed } = await database.platformTransaction((tx) =>
        applyPlan({ ...systemCall(database, settings), tx }, { tenantId, plan: plan.data }).catch(
          (refusal) => {
            throw isUnknownPlan(refusal) ? new UsageError(`There is no plan ${plan.data}.`) : refusal
          },
        ),
      )
      const line = changed
        ? `${code} now has the plan ${plan.data}.`
        : `${code} has the plan ${plan.data} already.`
      return outcome(values.json, { company: code, plan: plan.data, changed }, [line])
    })
  },
}

function outcome(json: boolean | undefined, value: unknown, lines: string[]) {
  return { output: json ? JSON.stringify(value, null, 2) : lines.join('\n'), exitCode: 0 }
}

async function companyOf(database: Database, given: string | undefined) {
  const code = given === undefined ? null : parseTenantCode(given)
  if (!code) throw new UsageError('Give a company code such as TEN-AB12C first.')
  const company = await store.findCompany(database, code)
  if (!company) throw new UsageError(`There is no company ${code}.`)
  return company
}

function subjectOf(about: string, held: Held): Subject {
  const permission = permissions.find((each) => each === about)
  if (permission) return { permission }
  const feature = held.features.find(({ key }) => key === about)
  if (!feature) throw new UsageError(`There is no feature or permission ${about}.`)
  return { feature: feature.key }
}

const isUnknownPlan = (error: unknown) => error instanceof Refusal && error.code === 'INVALID_INPUT'

function companyLines(code: string, held: Held): string[] {
  const { plan, state, access, reason, features } = held
  const head = plan ? `${code}: ${plan.key}, version ${plan.version}, ${state}` : `${code}: no contract`
  return [
    `${head}; access ${access} (${reason.code})`,
    ...features.map(({ key, value, unit, used, until, sources }) =>
      [
        key,
        used === null ? valueText(value, unit) : `${used} of ${valueText(value, unit)}`,
        sources.map(sourceText).join(' + ') || 'nothing gives it',
        ...(until ? [`until ${until.toISOString()}`] : []),
      ].join('  '),
    ),
  ]
}

function sourceText(source: Held['features'][number]['sources'][number]): string {
  switch (source.kind) {
    case 'plan':
      return `plan ${source.plan} ${source.planVersion}`
    case 'add_on':
      return `${source.quantity} × add-on ${source.plan} ${source.planVersion}`
    case 'seats':
      return `${source.quantity} seats paid for`
    case 'override':
      return `override ${source.id} (${source.reason})`
    default:
      return 'default'
  }
}

function verdictLine({ subject, allowed, stoppedBy }: Answer): string {
  const about = 'permission' in subject ? subject.permission : subject.feature
  return allowed ? `${about}  yes` : `${about}  no: ${stoppedBy}`
}
