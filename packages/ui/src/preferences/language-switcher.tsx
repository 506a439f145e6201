import { isLocale, type Locale, localeNames, locales } from '@leasehold/i18n'
import { chooseLocale, useTranslation } from '@leasehold/i18n/react'
import { NativeSelect } from '@mantine/core'
import { IconLanguage } from '@tabler/icons-react'

export type LanguageSwitcherProps = {
  /** After the interface changed: keep it in somebody's profile, for example. */
  onChoose?: (locale: Locale) => void
}

/** Changes the language at once and remembers it on this device. */
export function LanguageSwitcher({ onChoose }: LanguageSwitcherProps) {
  const { t, locale: current } = useTranslation()
  const choose = async (locale: string) => {
    if (!isLocale(locale)) return
    await chooseLocale(locale)
    onChoose?.(locale)
  }
  return (
    <NativeSelect
      size="xs"
      aria-label={t('shell.language')}
      leftSection={<IconLanguage size={15} aria-hidden />}
      data={locales.map((locale) => ({ value: locale, label: localeNames[locale] }))}
      value={current}
      onChange={(event) => void choose(event.currentTarget.value)}
    />
  )
}
