import { useTranslation } from '@leasehold/i18n/react'
import type { Refusal } from './refusal.ts'

/** What people read about a refusal: the server's words, or ours when it had none. */
export function useRefusalText(): (refusal: Refusal) => string {
  const { t } = useTranslation()
  return (refusal) => {
    if (refusal.message) return refusal.message
    if (refusal.code === 'NETWORK') return t('problem.network')
    if (refusal.code === 'OUTDATED') return t('problem.outdated')
    return t('problem.unexpected')
  }
}
