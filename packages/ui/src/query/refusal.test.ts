import { expect, test } from 'vitest'
import { fieldsOf, readRefusal } from './refusal.ts'

function answered(code: string, details: object = {}, message = 'In words.') {
  return Object.assign(new Error(message), { data: { refusal: { code, details }, requestId: 'r1' } })
}

test('a refusal of the API keeps its code, words, details and request', () => {
  expect(readRefusal(answered('SEAT_LIMIT_REACHED', { limit: 5 }))).toEqual({
    code: 'SEAT_LIMIT_REACHED',
    message: 'In words.',
    details: { limit: 5 },
    requestId: 'r1',
  })
})

test.each([
  ['an unreachable server', new TypeError('Failed to fetch'), 'NETWORK'],
  ['one behind a client error', new Error('x', { cause: new TypeError('Failed to fetch') }), 'NETWORK'],
  [
    'a page of an older version',
    new TypeError('Failed to fetch dynamically imported module: /assets/a.js'),
    'OUTDATED',
  ],
  [
    'an answer that is no JSON',
    new Error('Unexpected token <', { cause: new SyntaxError('x') }),
    'UNEXPECTED',
  ],
  ['an answer of another shape', Object.assign(new Error('x'), { data: { refusal: 'no' } }), 'UNEXPECTED'],
  ['something thrown that is no error', 'oh', 'UNEXPECTED'],
  ['nothing', null, 'UNEXPECTED'],
])('%s is told in general words', (_, error, code) => {
  expect(readRefusal(error)).toEqual({ code, message: null, details: {}, requestId: null })
})

test('the fields of a refused input are read, and only well-formed ones', () => {
  const fields = [{ path: 'name', message: 'Too long.' }, { path: 'x' }, null, 'name']
  expect(fieldsOf(readRefusal(answered('INVALID_INPUT', { fields })))).toEqual([
    { path: 'name', message: 'Too long.' },
  ])
  expect(fieldsOf(readRefusal(answered('NOT_FOUND')))).toEqual([])
})
