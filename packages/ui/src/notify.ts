import type { ReactNode } from 'react'

export type Notice = { message: ReactNode; title?: string; tone?: 'success' | 'danger' }

/** Tells people that something was done, in a corner and for a few seconds. */
export async function notify({ message, title, tone = 'success' }: Notice): Promise<void> {
  const { notifications } = await import('./notifications.tsx')
  notifications.show({
    message,
    ...(title ? { title } : {}),
    color: tone === 'danger' ? 'red' : 'ink',
    autoClose: tone === 'danger' ? 10_000 : 4_000,
  })
}
