const pseudo = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ'])
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** Countries and regions (ISO 3166-1 alpha-2) by their names in a language, in its order. */
export function countriesIn(locale: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' })
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .flatMap((value) => {
      const label = pseudo.has(value) || !isPresent(value) ? undefined : names.of(value)
      return label ? [{ value, label }] : []
    })
    .toSorted((a, b) => a.label.localeCompare(b.label, locale))
}

/** False for codes of countries that are no more: they stand for others today. */
function isPresent(code: string): boolean {
  return Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`
}
