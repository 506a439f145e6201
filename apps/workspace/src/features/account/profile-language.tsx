import { LanguageSwitcher } from '@leasehold/ui'
import { useRememberLocale } from '../../lib/use-remember-locale.ts'

/** The language, kept in one's profile too. */
export function ProfileLanguage() {
  return <LanguageSwitcher onChoose={useRememberLocale()} />
}
