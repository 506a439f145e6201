import { useFormat, useTranslation } from '@leasehold/i18n/react'
import type { Run } from './sync.ts'

/** How long something took, and who asked for it, in words. */
export function useRunText() {
  const { t } = useTranslation('sync')
  const format = useFormat()
  return {
    took: (from: string | null, to: string | null): string => {
      if (from === null || to === null) return '–'
      const ms = new Date(to).getTime() - new Date(from).getTime()
      return ms < 1_000
        ? t('milliseconds', { value: format.number(ms) })
        : t('seconds', { value: format.number(Math.round(ms / 100) / 10) })
    },
    actor: ({ actor }: Run): string => actor.name ?? t(`actors.${actor.kind}`),
  }
}
