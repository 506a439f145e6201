import { useTranslation } from '@leasehold/i18n/react'
import { readRefusal, useRefusalText } from '@leasehold/ui'
import type { ReactNode } from 'react'
import classes from './subscriptions.module.css'

type TermsPreviewProps<Data> = {
  query: { data: Data | undefined; error: unknown; isFetching: boolean }
  children: (preview: Data) => ReactNode
}

/** What a contract or a change would be, before it is made. */
export function TermsPreview<Data>({ query, children }: TermsPreviewProps<Data>) {
  const { t } = useTranslation('subscriptions')
  const text = useRefusalText()
  const { data, error, isFetching } = query
  const refusal = error ? readRefusal(error) : null
  return (
    <section className={classes.preview} aria-live="polite" aria-busy={isFetching}>
      <h3>{t('preview.title')}</h3>
      {refusal ? (
        <p className={classes.refused}>{text(refusal)}</p>
      ) : data ? (
        children(data)
      ) : (
        <p className={classes.text}>{t(isFetching ? 'preview.loading' : 'preview.choose')}</p>
      )}
    </section>
  )
}
