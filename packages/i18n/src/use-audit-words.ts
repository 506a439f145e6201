import { auditCatalogFields, auditNameKey } from '@leasehold/catalog'
import { useMemo } from 'react'
import { findText } from './find-text.ts'
import { localeNames } from './locale.ts'
import { textsOf } from './texts.ts'
import { useFormat } from './use-format.ts'
import { useTranslation } from './use-translation.ts'

/** Names of what ids in an entry stand for. */
type Names = Readonly<Record<string, string>>

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/

type Vocabulary = 'audit' | 'common' | 'company' | 'records'

/** Where the words of a field's values are, by the field's name. */
const vocabularies: Readonly<Record<string, readonly [namespace: Vocabulary, path: string]>> = {
  status: ['audit', 'values.status'],
  cause: ['audit', 'values.cause'],
  kind: ['audit', 'values.kind'],
  change: ['audit', 'values.change'],
  activation: ['audit', 'values.activation'],
  role: ['common', 'roles'],
  base: ['common', 'roles'],
  object: ['records', 'one'],
  paidBy: ['records', 'choices'],
  direction: ['records', 'choices'],
  class: ['records', 'choices'],
  decision: ['records', 'choices'],
  defaultRole: ['common', 'roles'],
  planKind: ['audit', 'values.planKind'],
  featureKind: ['audit', 'values.featureKind'],
  state: ['company', 'states'],
  suspendedFrom: ['company', 'states'],
  industry: ['company', 'industries'],
  region: ['company', 'regions'],
}

/**
 * Entries of the audit log in words: actions, kinds of things, and the fields and values of before and after.
 * What an earlier version wrote and nobody has words for any more is shown as it is.
 */
export function useAuditWords() {
  const { t, locale } = useTranslation('audit', 'company', 'records')
  const format = useFormat()
  return useMemo(() => {
    const word = (namespace: Vocabulary, path: string) =>
      findText(textsOf(locale, namespace) ?? {}, locale, path, {})
    const one = (field: string, value: unknown, names: Names): unknown => {
      if (typeof value !== 'string') return value
      const vocabulary = vocabularies[field]
      const known = vocabulary && word(vocabulary[0], `${vocabulary[1]}.${value}`)
      if (known) return known
      const ofCatalog = auditCatalogFields[field]
      if (ofCatalog) return names[auditNameKey(ofCatalog, value)] ?? value
      if (field === 'locale' && Object.hasOwn(localeNames, value)) {
        return localeNames[value as keyof typeof localeNames]
      }
      if (Object.hasOwn(names, value)) return names[value]
      return instant.test(value) ? format.dateTime(value, 'second') : value
    }
    const each = (field: string, value: unknown, names: Names): unknown => {
      if (field === 'storeIds' && Array.isArray(value) && value.length === 0) return t('values.allStores')
      if (Array.isArray(value)) return value.map((item) => String(one(field, item, names))).join(', ')
      if (typeof value !== 'object' || value === null) return one(field, value, names)
      return Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [name, each(name, inner, names)]),
      )
    }
    return {
      action: (action: string) => word('audit', `actions.${action}`) ?? action,
      resource: (resource: string) => word('audit', `resources.${resource}`) ?? resource,
      field: (path: string) => {
        const name = path.split('.').at(-1) ?? path
        return word('audit', `fields.${name}`) ?? word('records', `fields.${name}`) ?? path
      },
      /** Before or after of an entry with its values in words. */
      values: (side: unknown, names: Names) => each('', side, names),
    }
  }, [t, locale, format])
}
