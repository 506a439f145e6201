import { expect, test } from 'vitest'
import { type Account, decideEnable, mayDisable } from './rules.ts'

const enabled: Account = { status: 'enabled', disabledCause: null }
const blocked: Account = { status: 'disabled', disabledCause: 'staff' }
const alone: Account = { status: 'disabled', disabledCause: 'left_every_company' }

test.each([
  ['an enabled account', enabled, true],
  ['one that left every company', alone, true],
  ['one that staff blocked', blocked, false],
])('staff may disable %s: %s', (_, account, verdict) => {
  expect(mayDisable(account)).toBe(verdict)
})

test.each([
  ['an enabled account', enabled, 1, { ok: false }],
  ['one that left every company', alone, 0, { ok: false }],
  ['one that is blocked and in a company', blocked, 1, { ok: true, cause: null }],
  ['one that is blocked and in none', blocked, 0, { ok: true, cause: 'left_every_company' }],
])('lifting the block of %s with %i companies', (_, account, companies, verdict) => {
  expect(decideEnable(account, companies)).toEqual(verdict)
})
