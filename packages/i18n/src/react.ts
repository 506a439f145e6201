/** Texts and formats in the browser, for React components. */
export {
  adoptProfileLocale,
  chooseLocale,
  currentLocale,
  loadAllTexts,
  savedLocale,
  startTexts,
} from './texts.ts'
export { useAuditWords } from './use-audit-words.ts'
export { TimeZoneProvider, useFormat } from './use-format.ts'
export { type Translate, useLocale, useTranslation } from './use-translation.ts'
