import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import {
  type Amounts,
  currencies,
  currencyCodes,
  type FeatureValue,
  type PlanTerms,
  type Preset,
  presetKeys,
} from '@leasehold/catalog'
import { type FieldRefusal, presetInput } from '@leasehold/contracts'
import {
  applyPreset,
  type CatalogDiff,
  changesNothing,
  exportCatalog,
  InvalidFields,
  presetOf,
  previewPreset,
} from '@leasehold/core'
import type { Database } from '@leasehold/db'
import { isTranslationKey, translate } from '@leasehold/i18n/server'
import { prepareDatabase } from '../prepare-database.ts'
import type { Settings } from '../settings.ts'
import { systemCall } from '../system-call.ts'
import { type Command, options, UsageError, withDatabase } from './command.ts'

export const catalogUsage = `  catalog diff PRESET [--json]
      Shows what applying a preset would change. Ends with 1 when that is anything.
      PRESET is ${presetKeys.join(', ')}, or a path to a JSON file as "catalog export" prints it.

  catalog apply PRESET [--yes] [--json]
      Shows the same, asks, and applies it: all of it or nothing. --yes does not ask. Applied again, it changes
      nothing. Plans that the preset does not name stay as they are, and companies stay on their versions.

  catalog export
      Prints the catalog as a preset, in JSON.`

const flag = { type: 'boolean' } as const

/** The catalog by command line: the rules and the audit of the console, as the system. */
export const catalogCommands: Record<string, Command> = {
  'catalog diff': async (settings, args) => {
    const [preset, { json }] = await readArguments(args, { json: flag })
    const diff = await withCatalog(settings, (database) =>
      previewPreset(systemCall(database, settings), preset),
    )
    const exitCode = changesNothing(diff) ? 0 : 1
    return { output: json ? toJson(diff) : describe(diff), exitCode }
  },
  'catalog apply': async (settings, args) => {
    const [preset, { yes, json }] = await readArguments(args, { yes: flag, json: flag })
    await prepareDatabase(settings)
    const wanted = await withCatalog(settings, (database) =>
      previewPreset(systemCall(database, settings), preset),
    )
    if (changesNothing(wanted)) return { output: json ? toJson(wanted) : describe(wanted), exitCode: 0 }
    if (!yes && !(await isAgreed(wanted))) {
      return { output: `${describe(wanted)}\n\nNothing was changed: --yes applies it.`, exitCode: 1 }
    }
    const diff = await withCatalog(settings, (database) =>
      database.platformTransaction((tx) => applyPreset({ ...systemCall(database, settings), tx }, preset)),
    )
    return { output: json ? toJson(diff) : `${describe(diff)}\n\nApplied.`, exitCode: 0 }
  },
  'catalog export': async (settings, args) => {
    options(args, { json: flag })
    const catalog = await withCatalog(settings, (database) => exportCatalog(systemCall(database, settings)))
    return { output: toJson(catalog), exitCode: 0 }
  },
}

const toJson = (value: unknown) => JSON.stringify(value, null, 2)

async function readArguments<T extends Parameters<typeof options>[1]>(args: string[], known: T) {
  const [name, ...rest] = args
  if (name === undefined || name.startsWith('-')) {
    throw new UsageError(`Say which preset: ${presetKeys.join(', ')}, or a path to a JSON file.`)
  }
  const given = options(rest, known)
  return [presetOf(name) ?? (await readPreset(name)), given] as const
}

/** @throws UsageError that names each mistake of the file */
async function readPreset(path: string): Promise<Preset> {
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === null) {
    throw new UsageError(
      `There is no preset "${path}" and no such file. Presets are ${presetKeys.join(', ')}.`,
    )
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new UsageError(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  const parsed = presetInput.safeParse(value)
  if (parsed.success) return parsed.data
  const mistakes = parsed.error.issues.slice(0, 20).map(({ path: at, message }) => {
    return `  ${at.map(String).join('.') || 'the file'}: ${message}`
  })
  throw new UsageError([`${path} is not a preset; nothing was changed.`, ...mistakes].join('\n'))
}

/** As `withDatabase`; of a preset that is wrong every field is named. */
function withCatalog<T>(settings: Settings, work: (database: Database) => Promise<T>): Promise<T> {
  return withDatabase(settings, async (database) => {
    try {
      return await work(database)
    } catch (error) {
      if (!(error instanceof InvalidFields)) throw error
      const fields = error.details.fields as FieldRefusal[]
      const mistakes = fields.map(({ path, code, params }) => `  ${path}: ${fieldText(code, params)}`)
      throw new UsageError(['The preset is not right; nothing was changed.', ...mistakes].join('\n'))
    }
  })
}

function fieldText(code: string, params: Record<string, unknown> | undefined): string {
  const key = `errors:fields.${code}`
  return translate('en', isTranslationKey(key) ? key : 'errors:fields.other', params)
}

/** Asks whoever sits at the terminal; where nobody does, nothing is agreed to. */
async function isAgreed(diff: CatalogDiff): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return false
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    const answer = await terminal.question(`${describe(diff)}\n\nApply this? (y/N) `)
    return /^y(es)?$/i.test(answer.trim())
  } finally {
    terminal.close()
  }
}

/** The changes in words, one a line. */
function describe(diff: CatalogDiff): string {
  if (changesNothing(diff)) return 'The catalog is as the preset says: there is nothing to change.'
  const { newFeatures, renamedFeatures, newPlans, newVersions, changedPlans, settings } = diff
  return [
    ...newFeatures.map(({ key, kind, name }) => `+ feature ${key} (${kind}): ${name.en}`),
    ...renamedFeatures.map(({ key, name }) => `~ feature ${key} is called ${name.en}`),
    ...newPlans.map(({ key, kind, name, terms }) => `+ ${kind} ${key}: ${name.en}, ${priced(terms)}`),
    ...newVersions.map(({ plan, from, to }) => {
      const was = from === null ? 'first version' : `version ${to} in place of ${from}`
      return `~ ${plan.kind} ${plan.key}: ${was}, ${priced(plan.terms)}`
    }),
    ...changedPlans.map(({ plan, fields }) => `~ ${plan.kind} ${plan.key}: ${fields.join(', ')}`),
    ...Object.entries(settings).map(([field, value]) => `~ ${field}: ${shown(value)}`),
  ].join('\n')
}

function priced({ cycles, prices, trialDays }: PlanTerms): string {
  if (trialDays !== null) return `${trialDays} days to try`
  if (cycles.length === 0) return 'no price'
  return cycles.map((cycle) => `${cycle} ${amountsOf(prices[cycle]) || 'three months'}`).join(', ')
}

/** In whole units of each currency. */
function amountsOf(amounts: Amounts = {}): string {
  const written = currencyCodes.flatMap((currency) => {
    const amount = amounts[currency]
    const digits = currencies[currency]
    return amount === undefined ? [] : [`${(amount / 10 ** digits).toFixed(digits)} ${currency}`]
  })
  return written.join(' or ')
}

function shown(value: string | number | null | Readonly<Record<string, FeatureValue>>): string {
  if (value === null) return 'none'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
