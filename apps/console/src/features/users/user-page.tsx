import { localeNames } from '@leasehold/i18n'
import { useTranslation } from '@leasehold/i18n/react'
import { Facts, MomentText, Notice, Page, PageHeader, Section } from '@leasehold/ui'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, linkOptions } from '@tanstack/react-router'
import { useMay } from '../../lib/me.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { BlockButton } from './block-button.tsx'
import { MembershipsSection } from './memberships-section.tsx'
import { SessionsSection } from './sessions-section.tsx'
import { UserState } from './user-state.tsx'
import type { User } from './users.ts'

const route = getRouteApi('/_signed-in/users/$userId')

/** One person, over all companies. */
export function UserPage() {
  const { t } = useTranslation('users')
  const { userId } = route.useParams()
  const trpc = useTRPC()
  const { data } = useSuspenseQuery(trpc.users.get.queryOptions({ userId }))
  const { user, memberships, sessions } = data
  const mayManage = useMay('users:manage')
  return (
    <Page>
      <PageHeader
        title={user.displayName}
        badge={<UserState user={user} />}
        description={user.email}
        actions={mayManage ? <BlockButton user={user} /> : null}
        back={{ link: linkOptions({ to: '/users' }), label: t('title') }}
      />
      {user.disabledCause === 'staff' ? <Notice tone="danger">{t('notice.blocked')}</Notice> : null}
      {user.disabledCause === 'left_every_company' ? <Notice tone="info">{t('notice.left')}</Notice> : null}
      <MembershipsSection user={user} memberships={memberships} mayManage={mayManage} />
      <SessionsSection user={user} sessions={sessions} mayManage={mayManage} />
      <AccountSection user={user} />
    </Page>
  )
}

function AccountSection({ user }: { user: User }) {
  const { t } = useTranslation('users')
  const { lastTenantName, lastTenantCode } = user
  return (
    <Section title={t('details.title')}>
      <Facts
        items={[
          { label: t('details.username'), value: user.username },
          { label: t('email'), value: user.email },
          { label: t('details.phone'), value: user.phone },
          { label: t('details.language'), value: localeNames[user.locale] },
          { label: t('created'), value: <MomentText value={user.createdAt} /> },
          {
            label: t('details.lastSignInAt'),
            value: user.lastSignInAt ? <MomentText value={user.lastSignInAt} /> : t('never'),
          },
          { label: t('details.lastSignInFrom'), value: user.lastSignInIp },
          {
            label: t('details.lastCompany'),
            value: lastTenantName ? `${lastTenantName} (${lastTenantCode})` : null,
          },
        ]}
      />
    </Section>
  )
}
