import { useTranslation } from '@leasehold/i18n/react'
import type { Entry } from './audit.ts'

/** Who did it, by the name they have now; of the platform's staff only that it was them. */
export function ActorName({ entry: { actor, byPlatform } }: { entry: Pick<Entry, 'actor' | 'byPlatform'> }) {
  const { t } = useTranslation('audit')
  if (actor.kind === 'platform') return t('actors.platform')
  if (actor.kind === 'system') return t('actors.system')
  const name = actor.name ?? t('actors.gone')
  return byPlatform ? t('actors.forPerson', { name }) : name
}
