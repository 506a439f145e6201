import { expect, test } from 'vitest'
import { matchLocale, parseAcceptLanguage } from './locale.ts'

test.each([
  [['ja-JP', 'en'], 'ja'],
  [['zh-TW'], 'zh-CN'],
  [['ZH-cn'], 'zh-CN'],
  [['fr', 'de-AT', 'en-GB'], 'en'],
  [['fr'], null],
  [[null, undefined, ''], null],
])('%j is %s', (wanted, locale) => {
  expect(matchLocale(wanted)).toBe(locale)
})

test('an Accept-Language header is read by quality', () => {
  expect(parseAcceptLanguage('en;q=0.5, zh-CN, ja;q=0.8, fr;q=0, *;q=0.1')).toEqual(['zh-CN', 'ja', 'en'])
  expect(parseAcceptLanguage(undefined)).toEqual([])
  expect(parseAcceptLanguage(';;;,q=,')).toEqual([])
})
