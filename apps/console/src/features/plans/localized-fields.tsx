import { type Locale, type Localized, locales } from '@leasehold/catalog'
import { localeNames } from '@leasehold/i18n'
import { Textarea, TextInput } from '@mantine/core'
import type { useForm } from '@mantine/form'
import classes from './plans.module.css'

type Inputs = { getInputProps: (path: string) => ReturnType<ReturnType<typeof useForm>['getInputProps']> }

type LocalizedFieldsProps = {
  form: Inputs
  /** Path of the text in the form's values. */
  path: string
  label: string
  maxLength: number
  multiline?: boolean
  required?: boolean
}

/** A text in each language of the product. */
export function LocalizedFields(props: LocalizedFieldsProps) {
  const { form, path, label, maxLength, multiline = false, required = false } = props
  return (
    <fieldset className={classes.languages}>
      <legend>{label}</legend>
      <div className={classes.fields}>
        {locales.map((locale, index) => {
          const common = {
            // Where a dialog that begins with names is begun; it says nothing on a page.
            'data-autofocus': index === 0 || undefined,
            label: localeNames[locale],
            lang: locale,
            maxLength,
            withAsterisk: required,
            ...form.getInputProps(`${path}.${locale}`),
          }
          return multiline ? (
            <Textarea key={locale} autosize minRows={2} {...common} />
          ) : (
            <TextInput key={locale} {...common} />
          )
        })}
      </div>
    </fieldset>
  )
}

export const emptyTexts: Localized = { en: '', 'zh-CN': '', ja: '' }

/** The same check for each language, as `useForm` wants it. */
export const inEachLanguage = (check: (value: string) => string | null) =>
  Object.fromEntries(locales.map((locale) => [locale, check])) as Record<
    Locale,
    (value: string) => string | null
  >
