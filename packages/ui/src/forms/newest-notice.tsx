import { useTranslation } from '@leasehold/i18n/react'
import { Alert } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import classes from './forms.module.css'

export type NewestNoticeProps = {
  /** Of `useNewest`; null shows nothing. */
  clashes: readonly { field: string; theirs: unknown }[] | null
  /** The field's label, and what the other one saved in words. */
  describe: (clash: { field: string; theirs: unknown }) => { label: string; value: string }
}

/** Says that the newest version was loaded, that one's own entries are kept, and where both differ. */
export function NewestNotice({ clashes, describe }: NewestNoticeProps) {
  const { t } = useTranslation()
  if (!clashes) return null
  return (
    <Alert role="status" icon={<IconInfoCircle size={18} aria-hidden />}>
      {t('conflict.loaded')}
      {clashes.length > 0 ? (
        <ul className={classes.more}>
          {clashes.map((clash) => {
            const { label, value } = describe(clash)
            return <li key={clash.field}>{t('conflict.both', { label, value: value || t('diff.empty') })}</li>
          })}
        </ul>
      ) : null}
    </Alert>
  )
}
