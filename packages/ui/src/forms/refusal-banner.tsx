import { useTranslation } from '@leasehold/i18n/react'
import { Alert, Button } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { Refusal } from '../query/refusal.ts'
import { useRefusalText } from '../query/use-refusal-text.ts'
import { RequestId } from '../states/request-id.tsx'
import classes from './forms.module.css'

export type RefusalBannerProps = {
  refusal: Refusal
  /** In place of the refusal's own words. */
  text?: string | undefined
  /** Further sentences, such as fields that are not on the page. */
  more?: readonly string[]
  onLoadNewest?: (() => void) | undefined
}

/** Says why something was refused, read out at once; for forms and dialogs. */
export function RefusalBanner({ refusal, text, more = [], onLoadNewest }: RefusalBannerProps) {
  const { t } = useTranslation()
  const words = useRefusalText()
  const banner = useRef<HTMLDivElement>(null)
  // Of a long form, what was sent from its end may have been refused far above.
  useEffect(() => {
    banner.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const conflict = refusal.code === 'VERSION_CONFLICT'
  const unexpected = refusal.code === 'INTERNAL' || refusal.code === 'UNEXPECTED'
  return (
    <Alert
      ref={banner}
      className={classes.banner ?? ''}
      role="alert"
      color="red"
      icon={<IconAlertCircle size={18} aria-hidden />}
      title={conflict ? t('conflict.title') : undefined}
    >
      {conflict ? t('conflict.text') : (text ?? words(refusal))}
      {more.length > 0 ? (
        <ul className={classes.more}>
          {more.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : null}
      {conflict && onLoadNewest ? (
        <div className={classes.bannerAction}>
          <Button size="xs" variant="default" onClick={onLoadNewest}>
            {t('conflict.load')}
          </Button>
        </div>
      ) : null}
      {unexpected ? <RequestId id={refusal.requestId} /> : null}
    </Alert>
  )
}
