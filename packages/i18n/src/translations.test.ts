import { refusalStatus } from '@leasehold/contracts'
import { describe, expect, test } from 'vitest'
import { dynamicKeys, sameInEveryLanguage } from './exceptions.ts'
import { type Locale, locales } from './locale.ts'
import { namespaces } from './namespaces.ts'
import en from './resources/en.ts'
import ja from './resources/ja.ts'
import zhCN from './resources/zh-CN.ts'
import { readSources } from './sources.ts'

const resources: Record<Locale, object> = { en, 'zh-CN': zhCN, ja }

/** `namespace:path` → text, of every text of a language. */
function flatten(texts: object, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([name, value]: [string, unknown]) => {
    const separator = path === '' ? '' : path.includes(':') ? '.' : ':'
    const key = `${path}${separator}${name}`
    if (typeof value === 'string') return [[key, value]] as [string, string][]
    return typeof value === 'object' && value !== null ? flatten(value, key) : []
  })
}

const texts = {
  en: new Map(flatten(resources.en)),
  'zh-CN': new Map(flatten(resources['zh-CN'])),
  ja: new Map(flatten(resources.ja)),
}

const withoutPlural = (key: string) => key.replace(/_(one|other)$/, '')
const placeholders = (text: string) => [...text.matchAll(/{{\s*(\w+)/g)].map((match) => match[1] ?? '').sort()

test('every namespace is loaded on the server', () => {
  for (const locale of locales) expect(Object.keys(resources[locale]).sort()).toEqual([...namespaces].sort())
})

describe.each(locales.filter((locale) => locale !== 'en'))('%s', (locale) => {
  test('has the keys of English, none more and none less', () => {
    const expected = new Set([...texts.en.keys()].map(withoutPlural))
    const actual = new Set([...texts[locale].keys()].map(withoutPlural))
    expect([...actual].filter((key) => !expected.has(key))).toEqual([])
    expect([...expected].filter((key) => !actual.has(key))).toEqual([])
  })

  test('has the placeholders of English', () => {
    const differing = [...texts[locale]].filter(([key, text]) => {
      const english = texts.en.get(key) ?? ''
      return placeholders(english).join() !== placeholders(text).join()
    })
    expect(differing).toEqual([])
  })

  test('is translated', () => {
    const same = [...texts[locale]].filter(
      ([key, text]) => text === texts.en.get(key) && !sameInEveryLanguage.has(key),
    )
    expect(same).toEqual([])
  })

  test('has no empty text', () => {
    expect([...texts[locale]].filter(([, text]) => text.trim() === '')).toEqual([])
  })
})

test('every text is used', () => {
  const sources = readSources()
  const used = (key: string) => {
    const [namespace = '', path = ''] = key.split(':')
    return (
      dynamicKeys.some((prefix) => key.startsWith(prefix)) ||
      sources.some((literals) => literals.has(key) || (literals.has(path) && literals.has(namespace)))
    )
  }
  const unused = [...new Set([...texts.en.keys()].map(withoutPlural))].filter((key) => !used(key))
  expect(unused).toEqual([])
})

test('every declared prefix of dynamic keys exists', () => {
  const keys = [...texts.en.keys()]
  expect(dynamicKeys.filter((prefix) => !keys.some((key) => key.startsWith(prefix)))).toEqual([])
})

test('every refusal has a text', () => {
  const codes = Object.keys(refusalStatus)
  expect(codes.filter((code) => !texts.en.has(`errors:${code}`))).toEqual([])
})
