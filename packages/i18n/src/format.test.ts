import { expect, test } from 'vitest'
import {
  currencyDigits,
  formatBytes,
  formatChoice,
  formatDate,
  formatDateTime,
  formatDay,
  formatMoney,
  formatNames,
  formatNumber,
  formatRelative,
} from './format.ts'

const moment = '2026-03-04T16:30:05.000Z'

test('a day depends on the time zone', () => {
  expect(formatDate('en', moment, 'UTC')).toBe('Mar 4, 2026')
  expect(formatDate('ja', moment, 'Asia/Tokyo')).toBe('2026/03/05')
  expect(formatDate('zh-CN', moment, 'Asia/Shanghai')).toBe('2026年3月5日')
})

test('a time is shown to the minute, or to the second', () => {
  expect(formatDateTime('zh-CN', moment, 'Asia/Shanghai')).toBe('2026年3月5日 00:30')
  expect(formatDateTime('zh-CN', moment, 'Asia/Shanghai', 'second')).toBe('2026年3月5日 00:30:05')
})

test.each([
  [123_456, 'CNY', '¥1,234.56'],
  [123_456, 'JPY', 'JP¥123,456'],
  [-5, 'CNY', '-¥0.05'],
])('%i minor units of %s', (amountMinor, currency, text) => {
  expect(formatMoney('zh-CN', amountMinor, currency)).toBe(text)
})

test('numbers are grouped', () => {
  expect(formatNumber('en', 1234567.5)).toBe('1,234,567.5')
})

test.each([
  ['2026-03-04T16:30:00Z', 'now'],
  ['2026-03-04T16:27:05Z', '3 minutes ago'],
  ['2026-03-03T15:30:05Z', 'yesterday'],
  ['2026-03-06T16:30:06Z', 'in 2 days'],
  ['2025-03-04T04:30:05Z', 'last year'],
])('%s is %s', (then, text) => {
  expect(formatRelative('en', then, moment)).toBe(text)
})

test('names are listed as a choice', () => {
  expect(formatChoice('en', ['Ada', 'Bo'])).toBe('Ada or Bo')
  expect(formatChoice('zh-CN', ['王小明', '李华'])).toBe('王小明或李华')
})

test.each([
  [0, '0 kB'],
  [140, '0.1 kB'],
  [1_000, '1 kB'],
  [999_949, '999.9 kB'],
  [20_000_000_000, '20 GB'],
  [1.5e15, '1,500 TB'],
])('%i bytes are %s', (bytes, text) => {
  expect(formatBytes('en', bytes)).toBe(text)
})

test('a day is the same wherever it is read', () => {
  expect(formatDay('en', '2026-03-05')).toBe('Mar 5, 2026')
  expect(formatDay('ja', '2026-03-05')).toContain('2026')
})

test('currencies have minor units of their own', () => {
  expect([currencyDigits('CNY'), currencyDigits('JPY')]).toEqual([2, 0])
})

test('names follow one another with the separator of the language', () => {
  expect(formatNames('en', ['Ada', 'Bo'])).toBe('Ada, Bo')
  expect(formatNames('zh-CN', ['上海旗舰店', '杭州店'])).toBe('上海旗舰店、杭州店')
  expect(formatNames('ja', ['本店'])).toBe('本店')
})
