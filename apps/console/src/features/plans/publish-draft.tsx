import { useTranslation } from '@leasehold/i18n/react'
import { ConfirmDialog, Diff, notify } from '@leasehold/ui'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTRPC } from '../../lib/trpc.ts'
import classes from './plans.module.css'
import type { Plan } from './plans.ts'
import { useRefreshPlans } from './use-refresh-plans.ts'
import { type TermsRow, useTermsRows } from './use-terms-rows.ts'

type PublishDraftProps = { plan: Plan; name: string; onClose: () => void }

const textsOf = (rows: readonly TermsRow[]) => Object.fromEntries(rows.map(({ id, text }) => [id, text]))

/** Asks before the draft becomes the next version, and shows what changes against the one that is sold. */
export function PublishDraft({ plan, name, onClose }: PublishDraftProps) {
  const { t } = useTranslation('plans')
  const trpc = useTRPC()
  const navigate = useNavigate()
  const refresh = useRefreshPlans()
  const rowsOf = useTermsRows()
  const { key, version, latest, draft } = plan
  const number = (latest ?? 0) + 1
  const before = plan.versions[0] ? rowsOf(plan.versions[0].terms) : []
  const after = draft ? rowsOf(draft.terms) : []
  const labels = new Map([...before, ...after].map(({ id, label }) => [id, label]))
  const publish = useMutation(
    trpc.plans.publish.mutationOptions({
      onSuccess: async ({ planVersion }) => {
        onClose()
        await refresh()
        await navigate({ to: '/plans/view/$key', params: { key } })
        await notify({ message: t('draft.published', { number: planVersion, name }) })
      },
      onError: refresh,
    }),
  )
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('draft.publishTitle', { number, name })}
      confirmLabel={t('draft.publishSubmit', { number })}
      mutation={publish}
      onConfirm={() => publish.mutate({ key, version })}
    >
      <div className={classes.stack}>
        <p className={classes.text}>{t(latest === null ? 'draft.publishFirst' : 'draft.publishText')}</p>
        <p className={classes.text}>
          {latest === null ? t('draft.contents') : t('draft.changes', { number: latest })}
        </p>
        <Diff before={textsOf(before)} after={textsOf(after)} fieldLabel={(id) => labels.get(id)} />
      </div>
    </ConfirmDialog>
  )
}
