import { isLocale, type Locale, matchLocale } from './locale.ts'
import { type Namespace, namespaces } from './namespaces.ts'

/** Texts that the first page shows: small files of their own. All others come together, one file a language. */
const first = {
  en: { common: () => import('./locales/en/common.ts'), auth: () => import('./locales/en/auth.ts') },
  'zh-CN': {
    common: () => import('./locales/zh-CN/common.ts'),
    auth: () => import('./locales/zh-CN/auth.ts'),
  },
  ja: { common: () => import('./locales/ja/common.ts'), auth: () => import('./locales/ja/auth.ts') },
} as const

const all = {
  en: () => import('./resources/en.ts'),
  'zh-CN': () => import('./resources/zh-CN.ts'),
  ja: () => import('./resources/ja.ts'),
} as const

/** The texts of a namespace, from the file that has them. */
async function importTexts(locale: Locale, namespace: Namespace): Promise<object> {
  if (namespace === 'common' || namespace === 'auth') return (await first[locale][namespace]()).default
  return (await all[locale]()).default[namespace]
}

const storageKey = 'leasehold.locale'
const profileKey = 'leasehold.profile-locale'
const loaded = new Map<string, object>()
const loading = new Map<string, Promise<object>>()
const listeners = new Set<() => void>()
let current: Locale = 'en'

/** Texts already here; undefined when they must be loaded first. */
export function textsOf(locale: Locale, namespace: Namespace): object | undefined {
  return loaded.get(`${locale}/${namespace}`)
}

/** Loads texts once; a load that failed may be tried again. */
export function loadTexts(locale: Locale, namespace: Namespace): Promise<object> {
  const key = `${locale}/${namespace}`
  const known = loading.get(key)
  if (known) return known
  const texts: Promise<object> = importTexts(locale, namespace).then(
    (found) => {
      loaded.set(key, found)
      // What React itself notes on a promise: `use` then returns at once, without waiting a moment.
      Object.assign(texts, { status: 'fulfilled', value: found })
      return found
    },
    (error: unknown) => {
      loading.delete(key)
      throw error
    },
  )
  loading.set(key, texts)
  return texts
}

/**
 * Loads the texts of every page, which are one file a language. A page that had to wait for its own would be drawn a
 * third of a second later: so long React leaves what it has once shown as loading.
 */
export async function loadAllTexts(): Promise<void> {
  const shown = namespaces.filter((namespace) => namespace !== 'emails')
  await Promise.all(shown.map((namespace) => loadTexts(current, namespace)))
}

/** Calls `listener` whenever the language of the interface changes. */
export function onLocaleChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Language the interface is shown in now; sent with every request. */
export function currentLocale(): Locale {
  return current
}

/** A language that this device keeps; null when it keeps none. */
function keptLocale(key: string): Locale | null {
  try {
    const kept = localStorage.getItem(key)
    return isLocale(kept) ? kept : null
  } catch {
    return null
  }
}

function keepLocale(key: string, locale: Locale): void {
  try {
    localStorage.setItem(key, locale)
  } catch {
    // A browser that keeps nothing still gets the language for this visit.
  }
}

/** Language somebody chose on this device; null when nobody did. */
export function savedLocale(): Locale | null {
  return keptLocale(storageKey)
}

/** Changes the language once all texts on the page are there, so that nothing flickers. */
async function show(locale: Locale): Promise<void> {
  const onPage = [...loading.keys()].map((key) => key.split('/')[1] as Namespace)
  await Promise.all([...new Set(onPage)].map((namespace) => loadTexts(locale, namespace)))
  current = locale
  document.documentElement.lang = locale
  for (const listener of listeners) listener()
}

/**
 * Starts the texts of an app: the language is the one chosen on this device, else that of the profile that was used
 * here last, else the browser's; see `adoptProfileLocale`.
 *
 * @param first namespaces the first page needs besides `common`, loaded in parallel with its code
 */
export async function startTexts(first: readonly Namespace[]): Promise<void> {
  current = savedLocale() ?? keptLocale(profileKey) ?? matchLocale(navigator.languages) ?? 'en'
  document.documentElement.lang = current
  await Promise.all((['common', ...first] as const).map((namespace) => loadTexts(current, namespace)))
}

/** Shows the interface in `locale` and remembers it on this device. */
export async function chooseLocale(locale: Locale): Promise<void> {
  keepLocale(storageKey, locale)
  await show(locale)
}

/**
 * Takes the language of somebody's profile, unless another was chosen on this device. It is kept: what the next visit
 * asks before it knows the profile is answered in that language too, so that a page never speaks two.
 */
export async function adoptProfileLocale(locale: string | null | undefined): Promise<void> {
  if (savedLocale() || !isLocale(locale)) return
  keepLocale(profileKey, locale)
  if (locale !== current) await show(locale)
}
