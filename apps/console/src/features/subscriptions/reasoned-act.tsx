import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { ConfirmDialog } from '@leasehold/ui'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import type { Held } from './subscriptions.ts'
import { useAnswer } from './use-answer.ts'

/** What takes nothing but a reason. */
export type Act =
  | 'pause'
  | 'unpause'
  | 'resume'
  | 'callOffChange'
  | 'callOffMove'
  | 'moveToStripe'
  | 'moveToManual'

type Props = { held: Held; act: Act | null; onClose: () => void }

/** Asks for the reason, then does it. */
export function ReasonedAct({ held, act, onClose }: Props) {
  const { t } = useTranslation('subscriptions')
  const format = useFormat()
  const trpc = useTRPC()
  const answer = useAnswer(onClose)
  const pause = useMutation(trpc.subscriptions.pause.mutationOptions(answer))
  const unpause = useMutation(trpc.subscriptions.unpause.mutationOptions(answer))
  const resume = useMutation(trpc.subscriptions.resume.mutationOptions(answer))
  const callOff = useMutation(trpc.subscriptions.callOff.mutationOptions(answer))
  const move = useMutation(trpc.subscriptions.move.mutationOptions(answer))
  const { tenant, version, period } = held
  // The dialog keeps its words while it closes.
  const [last, setLast] = useState<Act>('pause')
  if (act && act !== last) setLast(act)
  const mutation = {
    pause,
    unpause,
    resume,
    callOffChange: callOff,
    callOffMove: callOff,
    moveToStripe: move,
    moveToManual: move,
  }[last]
  const confirm = (reason: string) => {
    const input = { tenantId: tenant.id, version, reason }
    const deeds: Record<Act, () => void> = {
      pause: () => pause.mutate(input),
      unpause: () => unpause.mutate(input),
      resume: () => resume.mutate(input),
      callOffChange: () => callOff.mutate({ ...input, what: 'change' }),
      callOffMove: () => callOff.mutate({ ...input, what: 'move' }),
      moveToStripe: () => move.mutate({ ...input, to: 'stripe' }),
      moveToManual: () => move.mutate({ ...input, to: 'manual' }),
    }
    deeds[last]()
  }
  return (
    <ConfirmDialog
      opened={act !== null}
      onClose={onClose}
      title={t(`acts.${last}.title`, { name: tenant.name })}
      confirmLabel={t(`acts.${last}.action`)}
      reason="required"
      mutation={mutation}
      onConfirm={confirm}
    >
      {t(`acts.${last}.text`, { date: period ? format.date(period.end) : '–' })}
    </ConfirmDialog>
  )
}
