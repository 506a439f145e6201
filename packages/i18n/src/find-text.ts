import type { Locale } from './locale.ts'

const plurals = new Map<Locale, Intl.PluralRules>()

/** The plural form of a count after CLDR: `one` or `other` in English, `other` in Chinese and Japanese. */
function pluralForm(locale: Locale, count: number): string {
  let rules = plurals.get(locale)
  if (!rules) {
    rules = new Intl.PluralRules(locale)
    plurals.set(locale, rules)
  }
  return rules.select(count)
}

function at(texts: object, path: string): string | undefined {
  let found: unknown = texts
  for (const name of path.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined
    found = Reflect.get(found, name)
  }
  return typeof found === 'string' ? found : undefined
}

/**
 * The text at a dotted path with its placeholders (`{{name}}`) filled from `params`; one with plural forms
 * (`path_one`, `path_other`) is chosen by `params.count`. Undefined when there is none.
 */
export function findText(
  texts: object,
  locale: Locale,
  path: string,
  params: Readonly<Record<string, unknown>>,
): string | undefined {
  const { count } = params
  const text =
    at(texts, path) ??
    (typeof count === 'number' ? at(texts, `${path}_${pluralForm(locale, count)}`) : undefined) ??
    at(texts, `${path}_other`)
  return text?.replace(/{{(\w+)}}/g, (_, name: string) =>
    Object.hasOwn(params, name) ? String(params[name] ?? '') : '',
  )
}
