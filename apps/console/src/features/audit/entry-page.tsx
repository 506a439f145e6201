import { useAuditWords, useTranslation } from '@leasehold/i18n/react'
import { Diff, Facts, MomentText, Page, PageHeader, Section } from '@leasehold/ui'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link, linkOptions } from '@tanstack/react-router'
import { useTRPC } from '../../lib/trpc.ts'
import { ActorName } from './actor-name.tsx'
import classes from './audit.module.css'
import type { EntryDetails } from './audit.ts'
import { CompanyName } from './company-name.tsx'

const route = getRouteApi('/_signed-in/audit/$chain/$seq')

/** One entry of a log, with before and after and where it came from. */
export function EntryPage() {
  const { chain, seq } = route.useParams()
  const { t } = useTranslation('audit')
  const words = useAuditWords()
  const trpc = useTRPC()
  const { data: entry } = useSuspenseQuery(trpc.audit.get.queryOptions({ chain, seq: Number(seq) }))
  return (
    <Page width="narrow">
      <PageHeader
        title={words.action(entry.action)}
        description={t('entry.title', { seq })}
        back={{ link: linkOptions({ to: '/audit' }), label: t('title') }}
      />
      <Section title={t('entry.what')}>
        <Facts
          items={[
            { label: t('entry.company'), value: <CompanyName entry={entry} /> },
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
        <Facts
          items={[
            { label: t('entry.ip'), value: entry.ip },
            { label: t('entry.userAgent'), value: entry.userAgent },
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
      </Section>
    </Page>
  )
}

/** What it was done to, and the way to all that was. */
function Thing({ entry: { subject, resourceId } }: { entry: EntryDetails }) {
  const { chain } = route.useParams()
  const { t } = useTranslation('audit')
  return (
    <span className={classes.fact}>
      <span>{subject ?? '–'}</span>
      {resourceId ? (
        <Link to="/audit" search={{ chain, resourceId }}>
          {t('entry.allOfThing')}
        </Link>
      ) : null}
    </span>
  )
}

/** Who did it, and the way to all they did. */
function Person({ entry }: { entry: EntryDetails }) {
  const { t } = useTranslation('audit')
  const { id } = entry.actor
  return (
    <span className={classes.fact}>
      <span>
        <ActorName entry={entry} />
      </span>
      {id ? (
        <Link to="/audit" search={{ actor: id }}>
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
