import { useTranslation } from '@leasehold/i18n/react'
import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { readRefusal } from '../query/refusal.ts'
import { useRefusalText } from '../query/use-refusal-text.ts'
import { PageLoading } from './loading.tsx'
import { LockedState } from './locked-state.tsx'
import { MissingFile } from './missing-file.tsx'
import { NotFoundState } from './not-found-state.tsx'
import { RequestId } from './request-id.tsx'
import { State } from './state.tsx'

export type ErrorStateProps = {
  error: unknown
  onRetry?: () => void
  /** Fills a page instead of a part of one. */
  page?: boolean
}

const noAccess = new Set(['FORBIDDEN', 'READ_ONLY', 'BILLING_ONLY', 'OUTSIDE_STORE_SCOPE'])

/** True for a refusal that neither trying again nor asking for something else changes. */
export function isNoAccess(error: unknown): boolean {
  return noAccess.has(readRefusal(error).code)
}

/**
 * Any error in place of what could not be shown: a locked module, a missing page and what one may
 * not see get their own words, everything else what went wrong, the request's id, and a way to try again.
 */
export function ErrorState({ error, onRetry, page = false }: ErrorStateProps) {
  const { t } = useTranslation()
  const text = useRefusalText()
  const refusal = readRefusal(error)
  // The app leads to the sign-in page; until it is there, this is only waiting.
  if (refusal.code === 'NOT_SIGNED_IN') return <PageLoading />
  // A page that asks for what its address says, such as an id that is none.
  const isNowhere = page && refusal.code === 'INVALID_INPUT'
  if (isNowhere || refusal.code === 'NOT_FOUND') return <NotFoundState page={page} />
  if (refusal.code === 'OUTDATED') return <MissingFile page={page} onRetry={onRetry} />
  if (refusal.code === 'MODULE_LOCKED') return <LockedState page={page} text={refusal.message} />
  if (isNoAccess(error)) {
    return <LockedState page={page} title={t('locked.noAccess')} text={refusal.message} />
  }
  return (
    <State
      page={page}
      tone="danger"
      icon={<IconAlertTriangle size={22} stroke={1.5} />}
      title={t('problem.title')}
      text={text(refusal)}
      action={
        onRetry ? (
          <Button variant="default" onClick={onRetry}>
            {t('actions.retry')}
          </Button>
        ) : null
      }
    >
      <RequestId id={refusal.requestId} />
    </State>
  )
}
