import { type Locale, locales } from '@leasehold/catalog'

export { type Locale, locales }

/** Each language by the name its readers call it. */
export const localeNames: Record<Locale, string> = { en: 'English', 'zh-CN': '简体中文', ja: '日本語' }

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value)
}

/**
 * The first language of ours among `wanted` (BCP 47 tags, best first), by whole tag and then by language
 * alone (`zh-TW` finds `zh-CN`); null when there is none.
 */
export function matchLocale(wanted: readonly (string | null | undefined)[]): Locale | null {
  for (const tag of wanted) {
    if (!tag) continue
    const language = tag.toLowerCase().split('-')[0]
    const found =
      locales.find((locale) => locale.toLowerCase() === tag.toLowerCase()) ??
      locales.find((locale) => locale.split('-')[0] === language)
    if (found) return found
  }
  return null
}

/** Tags of an `Accept-Language` header, by descending quality (RFC 9110, section 12.5.4). */
export function parseAcceptLanguage(header: string | undefined): string[] {
  if (!header) return []
  return header
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='))
      return { tag: tag.trim(), quality: quality ? Number(quality.trim().slice(2)) : 1 }
    })
    .filter(({ tag, quality }) => /^[a-z]{1,8}(-[a-z0-9]{1,8})*$/i.test(tag) && quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag)
}
