/**
 * Keys made at run time, by their beginning: the test of unused keys takes them as used. Everything else
 * is written out where it is used, as `t('path')` next to `useTranslation('namespace')`.
 */
export const dynamicKeys: readonly string[] = [
  // `errors:<CODE>` of a refusal, and `errors:fields.<code>` of one field of an input.
  'errors:',
  // The verbs on buttons: one set for all pages.
  'common:actions.',
  // Navigation labels are written in each app's `lib/nav.ts`; those of pages to come are there already.
  'common:nav.',
  // `mail:status.<status>` and `mail:templates.<template>` of a mail.
  'mail:status.',
  'mail:templates.',
  // `common:roles.<role>` of a membership.
  'common:roles.',
  // What a role may do, beside the field where it is chosen.
  'members:roleHints.',
]

/** Texts that are rightly the same in English and another language: names, not words. */
export const sameInEveryLanguage: ReadonlySet<string> = new Set(['common:product'])
