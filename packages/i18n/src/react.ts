import i18next, { type BackendModule } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type {} from './keys.ts'
import { isLocale, type Locale, matchLocale } from './locale.ts'
import type { Namespace } from './namespaces.ts'

export { Trans, useTranslation } from 'react-i18next'
export { TimeZoneProvider, useFormat } from './use-format.ts'

const storageKey = 'leasehold.locale'

/** Texts by language and namespace, each a chunk of its own. */
const chunks: BackendModule = {
  type: 'backend',
  init() {},
  read(locale, namespace, done) {
    import(`./locales/${locale}/${namespace}.ts`).then(
      (texts: { default: Record<string, string> }) => done(null, texts.default),
      (error: Error) => done(error, null),
    )
  },
}

/** Language somebody chose on this device; null when nobody did. */
export function savedLocale(): Locale | null {
  try {
    const saved = localStorage.getItem(storageKey)
    return isLocale(saved) ? saved : null
  } catch {
    return null
  }
}

/** Language the interface is shown in now; sent with every request. */
export function currentLocale(): Locale {
  return isLocale(i18next.language) ? i18next.language : 'en'
}

/**
 * Starts the texts of an app: the language is the one chosen on this device, else the browser's; see
 * `adoptProfileLocale` for the one of the profile.
 *
 * @param first namespaces the first page needs, loaded at once and in parallel with its code
 */
export async function startI18n(first: readonly Namespace[]): Promise<void> {
  i18next.on('languageChanged', (locale) => {
    document.documentElement.lang = locale
  })
  await i18next
    .use(chunks)
    .use(initReactI18next)
    .init({
      lng: savedLocale() ?? matchLocale(navigator.languages) ?? 'en',
      load: 'currentOnly',
      fallbackLng: false,
      ns: ['common', ...first],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      react: { useSuspense: true, bindI18n: 'languageChanged' },
    })
}

/** Shows the interface in `locale` and remembers it on this device. */
export async function chooseLocale(locale: Locale): Promise<void> {
  try {
    localStorage.setItem(storageKey, locale)
  } catch {
    // A browser that keeps nothing still gets the language for this visit.
  }
  await i18next.changeLanguage(locale)
}

/** Takes the language of somebody's profile, unless another was chosen on this device. */
export async function adoptProfileLocale(locale: string | null | undefined): Promise<void> {
  if (savedLocale() || !isLocale(locale) || locale === i18next.language) return
  await i18next.changeLanguage(locale)
}
