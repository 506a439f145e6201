import { describe, expect, test } from 'vitest'
import { email, parseTenantCode, password, tenantCode, text, username, usernameKey } from './index.ts'

describe('tenant code', () => {
  test.each([
    ['TEN-AB12C', 'TEN-AB12C'],
    ['ten-ab12c', 'TEN-AB12C'],
    ['AB12C', 'TEN-AB12C'],
    [' ab12c ', 'TEN-AB12C'],
    ['ＡＢ１２Ｃ', 'TEN-AB12C'],
    ['OIL12', 'TEN-01112'],
    ['AB12', null],
    ['AB12CD', null],
    ['AB-12', null],
    ['UUUUU', null],
    ['', null],
  ])('%j is %j', (given, code) => {
    expect(parseTenantCode(given)).toBe(code)
    expect(tenantCode.safeParse(given).data ?? null).toBe(code)
  })
})

describe('username', () => {
  test.each(['anna', 'anna.b-2', '李雷88', 'たろう', 'タロウtaro', '김철수', 'ёлка', 'ａｎｎａ'])(
    '%s may be',
    (name) => {
      expect(username.safeParse(name).success).toBe(true)
    },
  )

  test.each([
    ['аnna', 'Cyrillic а in Latin'],
    ['ρaul', 'Greek ρ in Latin'],
    ['an na', 'a space'],
    ['an\u200bna', 'a zero-width space'],
    ['an\0na', 'a NUL byte'],
    ['.anna', 'a dot first'],
    ['ab', 'too short'],
    ['a'.repeat(33), 'too long'],
    ['anna@example', 'an at sign'],
    ['anna٣', 'digits of another script'],
    ['\ud800anna', 'half a character'],
  ])('%j may not be: %s', (name) => {
    expect(username.safeParse(name).success).toBe(false)
  })

  test.each([
    ['Anna', 'anna'],
    ['ＡＮＮＡ', 'anna'],
    ['ﬁona', 'fiona'],
  ])('%s and %s are one', (a, b) => {
    expect(usernameKey(a)).toBe(usernameKey(b))
  })
})

describe('text', () => {
  test('is trimmed and composed', () => {
    expect(text(10).parse('  Cafe\u0301 ')).toBe('Café')
  })

  test.each(['a\0b', 'a\u0007b', 'a\nb', '\ud800', '   ', 'x'.repeat(11)])('%j is refused', (value) => {
    expect(text(10).safeParse(value).success).toBe(false)
  })

  test('of several lines may hold line feeds', () => {
    expect(text(10, { multiline: true }).parse('a\nb')).toBe('a\nb')
  })
})

test.each(['a b@example.com', 'a@b', `${'a'.repeat(250)}@example.com`, 'a@exa\0mple.com'])(
  '%j is no email address',
  (value) => {
    expect(email.safeParse(value).success).toBe(false)
  },
)

test('a password may be anything of ten characters', () => {
  expect(password.safeParse('密码密码密码密码密码').success).toBe(true)
  expect(password.safeParse('ninechars').success).toBe(false)
  expect(password.safeParse('has a \0 byte in it').success).toBe(false)
})

test.each([
  'password1234',
  'P@ssw0rd!!',
  'Welcome2026!',
  '1234567890',
  '0987654321',
  '12345678901234',
  'qwertyuiop',
  '1q2w3e4r5t',
  'abcdefghij',
  'aaaaaaaaaa',
  'abababababab',
  '          ',
  'admin123456',
  'a123456789',
  'woaini1314520',
])('%j is guessed first, and refused', (value) => {
  expect(password.safeParse(value).success).toBe(false)
})

test.each([
  'leasehold-demo',
  'correct horse battery',
  'a quite different phrase',
  'passwords are dull',
  'welcome to my garden',
  'abc of everything',
  '8301749265',
  '2026年の春はまだ遠い',
  'ぱすわーどではありません',
])('%j may be a password', (value) => {
  expect(password.safeParse(value).success).toBe(true)
})
