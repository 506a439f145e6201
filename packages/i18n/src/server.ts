import { findText } from './find-text.ts'
import type { TranslationKey } from './keys.ts'
import type { Locale } from './locale.ts'
import en from './resources/en.ts'
import ja from './resources/ja.ts'
import zhCN from './resources/zh-CN.ts'

export type { TranslationKey } from './keys.ts'

const resources: Record<Locale, Readonly<Record<string, object>>> = { en, 'zh-CN': zhCN, ja }

function find(locale: Locale, key: string, params: Readonly<Record<string, unknown>>): string | undefined {
  const [namespace = '', path = ''] = key.split(':')
  const texts = Object.hasOwn(resources[locale], namespace) ? resources[locale][namespace] : undefined
  return texts && findText(texts, locale, path, params)
}

/**
 * The text of `key` (`namespace:path`) in a language, with its placeholders filled from `params`;
 * `params.count` chooses the plural form. Synchronous: every language is in memory.
 */
export function translate(
  locale: Locale,
  key: TranslationKey,
  params: Readonly<Record<string, unknown>> = {},
): string {
  return find(locale, key, params) ?? key
}

/** True when there is a text for `key`, for keys made at run time such as `errors:<CODE>`. */
export function isTranslationKey(key: string): key is TranslationKey {
  return find('en', key, {}) !== undefined
}
