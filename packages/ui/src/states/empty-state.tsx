import { IconInbox } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { State } from './state.tsx'

export type EmptyStateProps = { icon?: ReactNode; title: string; text?: ReactNode; action?: ReactNode }

/** Nothing there yet: says what will be there and offers to make the first. */
export function EmptyState({ icon, title, text, action }: EmptyStateProps) {
  return (
    <State icon={icon ?? <IconInbox size={22} stroke={1.5} />} title={title} text={text} action={action} />
  )
}
