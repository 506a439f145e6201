import { use, useMemo, useSyncExternalStore } from 'react'
import { findText } from './find-text.ts'
import type { KeyOf, Params, PlaceholderOf, QualifiedKeyOf } from './keys.ts'
import type { Locale } from './locale.ts'
import type { Namespace } from './namespaces.ts'
import { currentLocale, loadTexts, onLocaleChange, textsOf } from './texts.ts'

/** Keys of the first namespace as they are, keys of it, the others and `common` with their namespace before. */
type Key<First extends Namespace, Others extends Namespace> =
  | KeyOf<First>
  | QualifiedKeyOf<First | Others | 'common'>

/** Gives the text of a key; a text with placeholders wants them filled, one with plural forms a `count`. */
export type Translate<First extends Namespace, Others extends Namespace = never> = <
  K extends Key<First, Others>,
>(
  key: K,
  ...params: Params<PlaceholderOf<First, K>>
) => string

/** The language of the interface; the component shows itself anew when it changes. */
export function useLocale(): Locale {
  return useSyncExternalStore(onLocaleChange, currentLocale)
}

/**
 * The texts of a namespace: `const { t } = useTranslation('members')`, then `t('list.title')` and, as in
 * every component, `t('common:actions.save')`. Waits (Suspense) while they are loaded. Further namespaces
 * may follow; their keys are written `namespace:path`.
 */
export function useTranslation<First extends Namespace = 'common', Others extends Namespace = never>(
  first?: First,
  ...others: Others[]
): { t: Translate<First, Others>; locale: Locale } {
  const locale = useLocale()
  const main = first ?? 'common'
  for (const namespace of ['common', main, ...others] as const) use(loadTexts(locale, namespace))
  return useMemo(() => {
    const t: Translate<First, Others> = (key, ...[params]) => {
      const colon = key.indexOf(':')
      const namespace = colon < 0 ? main : (key.slice(0, colon) as Namespace)
      return findText(textsOf(locale, namespace) ?? {}, locale, key.slice(colon + 1), params ?? {}) ?? key
    }
    return { t, locale }
  }, [locale, main])
}
