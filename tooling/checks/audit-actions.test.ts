import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type AuditAction, auditActionNames, auditActions, auditResources } from '@leasehold/catalog'
import { isTranslationKey } from '@leasehold/i18n/server'
import { describe, expect, test } from 'vitest'
import { readSources } from './sources.ts'

const root = join(import.meta.dirname, '../..')
const sources = readSources(root)
  .map(({ path }) => path)
  .filter((path) => /^(packages\/(core|auth)|apps\/server)\//.test(path) && !/\.test\.ts$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))

const recording = sources.filter(({ text }) => text.includes('recordAudit('))

/** What the code between quotes looks like an action: also those that are chosen at run time. */
const recorded = recording.flatMap(({ path, text }) =>
  [...text.matchAll(/'([a-z_]+\.[a-z_]+)'/g)].map((match) => ({ path, action: match[1] ?? '' })),
)

test('there are actions to look at', () => {
  expect(recording.length).toBeGreaterThan(10)
  expect(recorded.length).toBeGreaterThan(20)
})

describe('every recorded action', () => {
  test('is in the vocabulary', () => {
    const unknown = recorded.filter(({ action }) => !Object.hasOwn(auditActions, action))
    expect(unknown).toEqual([])
  })

  test('is recorded with the kind of thing that the vocabulary has for it', () => {
    const wrong = recording.flatMap(({ path, text }) =>
      [...text.matchAll(/action: '([^']+)',\s*resource: '([^']+)'/g)].flatMap(([, action = '', resource]) =>
        auditActions[action as AuditAction] === resource ? [] : [`${path}: ${action} of ${resource}`],
      ),
    )
    expect(wrong).toEqual([])
  })
})

describe('every word of the vocabulary', () => {
  test('has its text', () => {
    const keys = [
      ...auditActionNames.map((action) => `audit:actions.${action}`),
      ...auditResources.map((resource) => `audit:resources.${resource}`),
    ]
    expect(keys.filter((key) => !isTranslationKey(key))).toEqual([])
  })

  test('is recorded somewhere', () => {
    const code = sources.map(({ text }) => text).join()
    // Made of the kind of account at run time.
    const made = (action: string) => action.endsWith('.signed_out')
    expect(auditActionNames.filter((action) => !made(action) && !code.includes(`'${action}'`))).toEqual([])
  })
})

describe('every field of an entry', () => {
  test('that a command names has its text', () => {
    const sides = recording.flatMap(({ text }) =>
      [...text.matchAll(/(?:before|after): \{([^{}]*)\}/g)].map((match) => match[1] ?? ''),
    )
    const fields = new Set(
      sides.flatMap((side) => side.split(',').map((part) => /^\s*(\w+)\s*(:|$)/.exec(part)?.[1] ?? '')),
    )
    const unnamed = [...fields].filter((field) => field && !isTranslationKey(`audit:fields.${field}`))
    expect(unnamed).toEqual([])
  })
})
