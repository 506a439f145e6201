import { useTranslation } from '@leasehold/i18n/react'
import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { readRefusal } from '../query/refusal.ts'
import { useRefusalText } from '../query/use-refusal-text.ts'
import { LockedState } from './locked-state.tsx'
import { NotFoundState } from './not-found-state.tsx'
import { RequestId } from './request-id.tsx'
import { State } from './state.tsx'

export type ErrorStateProps = {
  error: unknown
  onRetry?: () => void
  /** Fills a page instead of a part of one. */
  page?: boolean
}

/**
 * Any error in place of what could not be shown: a locked module and a missing page get their own
 * words, everything else what went wrong, the request's id, and a way to try again.
 */
export function ErrorState({ error, onRetry, page = false }: ErrorStateProps) {
  const { t } = useTranslation()
  const text = useRefusalText()
  const refusal = readRefusal(error)
  if (refusal.code === 'NOT_FOUND') return <NotFoundState page={page} />
  if (refusal.code === 'MODULE_LOCKED') return <LockedState page={page} text={refusal.message} />
  const outdated = refusal.code === 'OUTDATED'
  const retry = outdated ? () => window.location.reload() : onRetry
  return (
    <State
      page={page}
      tone="danger"
      icon={<IconAlertTriangle size={22} stroke={1.5} />}
      title={t('problem.title')}
      text={text(refusal)}
      action={
        retry ? (
          <Button variant="default" onClick={retry}>
            {t(outdated ? 'problem.reload' : 'actions.retry')}
          </Button>
        ) : null
      }
    >
      <RequestId id={refusal.requestId} />
    </State>
  )
}
