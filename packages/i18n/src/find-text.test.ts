import { expect, test } from 'vitest'
import { findText } from './find-text.ts'
import { isTranslationKey, translate } from './server.ts'

const texts = {
  greeting: 'Hello {{name}}',
  seats_one: '{{count}} seat',
  seats_other: '{{count}} seats',
  list: { title: 'Members' },
}

test.each([
  ['a nested path', 'list.title', {}, 'Members'],
  ['a placeholder', 'greeting', { name: 'Ada' }, 'Hello Ada'],
  ['a placeholder nobody filled', 'greeting', {}, 'Hello '],
  ['a value that looks like a placeholder', 'greeting', { name: '{{count}} $& $1' }, 'Hello {{count}} $& $1'],
  ['one', 'seats', { count: 1 }, '1 seat'],
  ['several', 'seats', { count: 0 }, '0 seats'],
])('%s', (_, path, params, text) => {
  expect(findText(texts, 'en', path, params)).toBe(text)
})

test.each(['nothing', 'list', 'list.title.more', 'constructor', '__proto__', ''])('no text at %j', (path) => {
  expect(findText(texts, 'en', path, {})).toBeUndefined()
})

test('Chinese and Japanese have one plural form', () => {
  expect(translate('ja', 'common:form.tooShort', { count: 1 })).toBe('1文字以上で入力してください。')
  expect(translate('zh-CN', 'common:form.tooShort', { count: 1 })).toBe('至少需要 1 个字符。')
})

test('keys made at run time are known or not', () => {
  expect(isTranslationKey('errors:NOT_FOUND')).toBe(true)
  expect(isTranslationKey('common:form.tooShort')).toBe(true)
  expect(isTranslationKey('errors:NO_SUCH_CODE')).toBe(false)
  expect(isTranslationKey('nowhere:text')).toBe(false)
  expect(isTranslationKey('toString:call')).toBe(false)
})
