import { useTranslation } from '@leasehold/i18n/react'
import classes from './states.module.css'

/** The id under which the server's log has a request; support asks for it. Nothing when there is none. */
export function RequestId({ id }: { id: string | null }) {
  const { t } = useTranslation()
  if (!id) return null
  return (
    <div className={classes.request} title={t('problem.requestIdHint')}>
      {t('problem.requestId')} <code>{id}</code>
    </div>
  )
}
