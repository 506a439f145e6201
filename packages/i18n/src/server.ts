import i18next from 'i18next'
import type { TranslationKey } from './keys.ts'
import type { Locale } from './locale.ts'
import { namespaces } from './namespaces.ts'
import en from './resources/en.ts'
import ja from './resources/ja.ts'
import zhCN from './resources/zh-CN.ts'

export type { TranslationKey } from './keys.ts'

const instance = i18next.createInstance()

instance.init({
  resources: { en, 'zh-CN': zhCN, ja },
  ns: [...namespaces],
  fallbackLng: 'en',
  // Whoever puts a text into HTML escapes it there (React, React Email).
  interpolation: { escapeValue: false },
  initAsync: false,
})

const fixed = new Map<Locale, CallableFunction>()

/**
 * The text of `key` (`namespace:path`) in a language, with its placeholders filled from `params`;
 * `params.count` chooses the plural form. Synchronous: every language is in memory.
 */
export function translate(locale: Locale, key: TranslationKey, params: Record<string, unknown> = {}): string {
  let t = fixed.get(locale)
  if (!t) {
    t = instance.getFixedT(locale)
    fixed.set(locale, t)
  }
  const text: unknown = Reflect.apply(t, undefined, [key, params])
  return String(text)
}

/** True when there is a text for `key`, for keys made at run time such as `errors:<CODE>`. */
export function isTranslationKey(key: string): key is TranslationKey {
  const exists: (key: string, options?: { count: number }) => boolean = instance.exists
  return exists(key) || exists(key, { count: 1 })
}
