import { useTranslation } from '@leasehold/i18n/react'
import { IconLock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { State } from './state.tsx'

export type LockedStateProps = {
  /** What is locked; "Not included in your plan" when left out. */
  title?: string
  /** Why, and whom to ask. */
  text?: ReactNode
  action?: ReactNode
  page?: boolean
}

/** A part of the product that the plan does not open. */
export function LockedState({ title, text, action, page = true }: LockedStateProps) {
  const { t } = useTranslation()
  return (
    <State
      page={page}
      tone="info"
      icon={<IconLock size={22} stroke={1.5} />}
      title={title ?? t('locked.title')}
      text={text ?? t('locked.text')}
      action={action}
    />
  )
}
