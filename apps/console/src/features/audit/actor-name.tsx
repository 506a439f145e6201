import { useTranslation } from '@leasehold/i18n/react'
import type { Entry } from './audit.ts'

/** Who did it, by the name they have now, and in whose name. */
export function ActorName({
  entry: { actor, impersonator },
}: {
  entry: Pick<Entry, 'actor' | 'impersonator'>
}) {
  const { t } = useTranslation('audit')
  if (actor.kind === 'system') return t('actors.system')
  const name = actor.name ?? t('actors.gone')
  if (!impersonator) return name
  return t('actors.forPersonBy', { name, admin: impersonator.name ?? t('actors.gone') })
}
