import { useTranslation } from '@leasehold/i18n/react'
import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { PageLoading } from './loading.tsx'
import { State } from './state.tsx'

/**
 * Has a missing file of a page thrown in words which the router does not answer by reloading at once: while the
 * server is away, that would put the browser's own error page in place of ours.
 */
export function keepPagesWhileAway(): void {
  window.addEventListener('vite:preloadError', (event) => {
    const error: unknown = Reflect.get(event, 'payload')
    if (error instanceof Error) error.message = `A file of the page is missing. ${error.message}`
  })
}

type MissingFileProps = { page: boolean; onRetry: (() => void) | undefined }

/** The file of a page is missing: the server is away, or serves a newer version, whose files are others. */
export function MissingFile({ page, onRetry }: MissingFileProps) {
  const { t } = useTranslation()
  const [answers, setAnswers] = useState<boolean | null>(null)
  useEffect(() => {
    fetch('/', { method: 'HEAD', cache: 'no-store' }).then(
      ({ ok }) => setAnswers(ok),
      () => setAnswers(false),
    )
  }, [])
  if (answers === null) return <PageLoading />
  return (
    <State
      page={page}
      tone="danger"
      icon={<IconAlertTriangle size={22} stroke={1.5} />}
      title={t('problem.title')}
      text={t(answers ? 'problem.outdated' : 'problem.network')}
      action={
        answers ? (
          <Button variant="default" onClick={() => window.location.reload()}>
            {t('problem.reload')}
          </Button>
        ) : onRetry ? (
          <Button variant="default" onClick={onRetry}>
            {t('actions.retry')}
          </Button>
        ) : null
      }
    />
  )
}
