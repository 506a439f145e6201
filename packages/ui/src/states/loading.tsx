import { useTranslation } from '@leasehold/i18n/react'
import { Center, Loader } from '@mantine/core'
import classes from './states.module.css'

/** A page on its way. Shows only after a moment, so that quick pages do not flicker. */
export function PageLoading() {
  const { t } = useTranslation()
  return <Loading label={t('loading')} />
}

/** The same where texts may not be there yet; `label` is read out. */
export function Loading({ label }: { label: string }) {
  return (
    <Center role="status" aria-label={label} className={classes.loading}>
      <Loader size="sm" />
    </Center>
  )
}
