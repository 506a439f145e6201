/**
 * Languages, formats and key types: safe to import anywhere. Texts come from `@leasehold/i18n/react` in
 * the browser (loaded when asked for) and from `@leasehold/i18n/server` on the server (all at once).
 */

export * from './format.ts'
export type { Resources, TranslationKey } from './keys.ts'
export * from './locale.ts'
export { type Namespace, namespaces } from './namespaces.ts'
