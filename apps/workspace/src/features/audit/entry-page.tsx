import { useAuditWords, useTranslation } from '@leasehold/i18n/react'
import { Diff, Facts, MomentText, Page, PageHeader, Section } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link, linkOptions } from '@tanstack/react-router'
import { useTRPC } from '../../lib/trpc.ts'
import { ActorName } from './actor-name.tsx'
import type { EntryDetails } from './audit.ts'

const route = getRouteApi('/$tenant/audit/$seq')

/** One entry of the log, with before and after. */
export function EntryPage() {
  const { tenant, seq } = route.useParams()
  const { t } = useTranslation('audit')
  const words = useAuditWords()
  const trpc = useTRPC()
  const { data: entry } = useSuspenseQuery(trpc.audit.get.queryOptions({ seq: Number(seq) }))
  const { actor, resourceId } = entry
  return (
    <Page width="narrow">
      <PageHeader
        title={words.action(entry.action)}
        description={t('entry.title', { seq })}
        back={{ link: linkOptions({ to: '/$tenant/audit', params: { tenant } }), label: t('title') }}
        actions={
          <>
            {actor.kind === 'user' ? (
              <Button
                variant="default"
                renderRoot={(props) => (
                  <Link {...props} to="/$tenant/audit" params={{ tenant }} search={{ actor: actor.id }} />
                )}
              >
                {t('entry.allOfPerson')}
              </Button>
            ) : null}
            {resourceId ? (
              <Button
                variant="default"
                renderRoot={(props) => (
                  <Link {...props} to="/$tenant/audit" params={{ tenant }} search={{ resourceId }} />
                )}
              >
                {t('entry.allOfThing')}
              </Button>
            ) : null}
          </>
        }
      />
      <Section title={t('entry.what')}>
        <Facts
          items={[
            { label: t('entry.kind'), value: words.resource(entry.resource) },
            { label: t('entry.about'), value: entry.subject },
            { label: t('entry.who'), value: <ActorName entry={entry} /> },
            { label: t('entry.when'), value: <MomentText value={entry.occurredAt} as="second" /> },
          ]}
        />
      </Section>
      <Section title={t('entry.changes')}>
        <Changes entry={entry} />
      </Section>
      <Section title={t('entry.from')}>
        <Origin entry={entry} />
      </Section>
    </Page>
  )
}

function Changes({ entry: { before, after, names } }: { entry: EntryDetails }) {
  const { t } = useTranslation('audit')
  const words = useAuditWords()
  if (before === null && after === null) return t('entry.noChanges')
  return (
    <Diff before={words.values(before, names)} after={words.values(after, names)} fieldLabel={words.field} />
  )
}

/** Where it came from; for the platform's staff that is theirs. */
function Origin({ entry }: { entry: EntryDetails }) {
  const { t } = useTranslation('audit')
  const byStaff = entry.actor.kind === 'platform' || entry.byPlatform
  const hidden = byStaff ? t('entry.hidden') : null
  return (
    <Facts
      items={[
        { label: t('entry.ip'), value: hidden ?? entry.ip },
        { label: t('entry.userAgent'), value: hidden ?? entry.userAgent },
        { label: t('entry.requestId'), value: entry.requestId },
        {
          label: t('entry.hash'),
          value: (
            <span title={t('entry.hashHint')} style={{ overflowWrap: 'anywhere' }}>
              {entry.hash}
            </span>
          ),
        },
      ]}
    />
  )
}
