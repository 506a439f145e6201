import { SettingsError } from '@leasehold/server'
import { expect, test } from 'vitest'
import { BrowserError } from '../browser/index.ts'
import { PostgresError } from '../postgres/index.ts'
import { explain, StartError } from './errors.ts'

test.each([BrowserError, PostgresError, SettingsError, StartError])('%o speaks for itself', (Kind) => {
  expect(explain(new Kind('Port 3000 is in use.'))).toBe('Port 3000 is in use.')
})

test('any other failure is introduced, in one line', () => {
  expect(explain(new TypeError('x is not a function'))).toBe('Leasehold could not go on: x is not a function')
  expect(explain(new AggregateError([new Error('refused')]))).toBe('Leasehold could not go on: refused')
  expect(explain('odd')).toBe('Leasehold could not go on: odd')
})
