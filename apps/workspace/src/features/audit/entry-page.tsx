import { useAuditWords, useTranslation } from '@leasehold/i18n/react'
import { Diff, Facts, MomentText, Page, PageHeader, Section } from '@leasehold/ui'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link, linkOptions } from '@tanstack/react-router'
import { useTRPC } from '../../lib/trpc.ts'
import { ActorName } from './actor-name.tsx'
import classes from './audit.module.css'
import type { EntryDetails } from './audit.ts'

const route = getRouteApi('/$tenant/audit/$seq')

/** One entry of the log, with before and after. */
export function EntryPage() {
  const { tenant, seq } = route.useParams()
  const { t } = useTranslation('audit')
  const words = useAuditWords()
  const trpc = useTRPC()
  const { data: entry } = useSuspenseQuery(trpc.audit.get.queryOptions({ seq: Number(seq) }))
  return (
    <Page width="narrow">
      <PageHeader
        title={words.action(entry.action)}
        description={t('entry.title', { seq })}
        back={{ link: linkOptions({ to: '/$tenant/audit', params: { tenant } }), label: t('title') }}
      />
      <Section title={t('entry.what')}>
        <Facts
          items={[
            { label: t('entry.kind'), value: words.resource(entry.resource) },
            { label: t('entry.about'), value: <Thing entry={entry} /> },
            { label: t('entry.who'), value: <Person entry={entry} /> },
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

/** What it was done to, and the way to all that was. */
function Thing({ entry: { subject, resourceId } }: { entry: EntryDetails }) {
  const { tenant } = route.useParams()
  const { t } = useTranslation('audit')
  return (
    <span className={classes.fact}>
      <span>{subject ?? '–'}</span>
      {resourceId ? (
        <Link to="/$tenant/audit" params={{ tenant }} search={{ resourceId }}>
          {t('entry.allOfThing')}
        </Link>
      ) : null}
    </span>
  )
}

/** Who did it, and the way to all they did. */
function Person({ entry }: { entry: EntryDetails }) {
  const { tenant } = route.useParams()
  const { t } = useTranslation('audit')
  return (
    <span className={classes.fact}>
      <span>
        <ActorName entry={entry} />
      </span>
      {entry.actor.kind === 'user' ? (
        <Link to="/$tenant/audit" params={{ tenant }} search={{ actor: entry.actor.id }}>
          {t('entry.allOfPerson')}
        </Link>
      ) : null}
    </span>
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
            <span title={t('entry.hashHint')} className={classes.hash}>
              {entry.hash}
            </span>
          ),
        },
      ]}
    />
  )
}
