import { localeNames } from '@leasehold/i18n'
import { useTranslation } from '@leasehold/i18n/react'
import { EmptyState, Facts, MomentText, Page, PageHeader, Section } from '@leasehold/ui'
import { Alert } from '@mantine/core'
import { IconAlertTriangle, IconInfoCircle, IconMailOff } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, linkOptions } from '@tanstack/react-router'
import { useTRPC } from '../../lib/trpc.ts'
import { MailStatusBadge } from './mail-status-badge.tsx'
import { MailText } from './mail-text.tsx'

const route = getRouteApi('/_signed-in/mail/$id')

/** One mail: to whom, what became of it, and, when it was kept, what it says. */
export function MailPage() {
  const { t } = useTranslation('mail')
  const { id } = route.useParams()
  const trpc = useTRPC()
  const { data: mail } = useSuspenseQuery(trpc.mails.get.queryOptions({ id }))
  return (
    <Page>
      <PageHeader
        title={mail.subject}
        badge={<MailStatusBadge mail={mail} />}
        back={{ link: linkOptions({ to: '/mail' }), label: t('title') }}
      />
      {mail.failure ? (
        <Alert
          color={mail.status === 'failed' ? 'red' : 'yellow'}
          icon={<IconAlertTriangle size={18} aria-hidden />}
        >
          {t(mail.status === 'failed' ? 'failedNotice' : 'retriedNotice', { failure: mail.failure })}
        </Alert>
      ) : null}
      {mail.status === 'kept' ? (
        <Alert icon={<IconInfoCircle size={18} aria-hidden />}>{t('keptNotice')}</Alert>
      ) : null}
      <Section title={t('details')}>
        <Facts
          items={[
            { label: t('recipient'), value: mail.recipient },
            { label: t('kind'), value: t(`templates.${mail.template}`) },
            { label: t('language'), value: localeNames[mail.locale] },
            { label: t('created'), value: <MomentText value={mail.createdAt} as="second" /> },
            { label: t('sentAt'), value: <MomentText value={mail.sentAt} as="second" /> },
          ]}
        />
      </Section>
      {mail.text ? (
        <MailText subject={mail.subject} text={mail.text} />
      ) : (
        <Section title={t('text')}>
          <EmptyState
            icon={<IconMailOff size={22} stroke={1.5} />}
            title={t('noText.title')}
            text={t('noText.text')}
          />
        </Section>
      )}
    </Page>
  )
}
