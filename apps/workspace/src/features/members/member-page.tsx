import { useTranslation } from '@leasehold/i18n/react'
import { Facts, MomentText, Notice, Page, PageHeader, Section, StatusBadge } from '@leasehold/ui'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, linkOptions } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay } from '../../lib/company.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { WhyButton } from '../why/why-button.tsx'
import { MemberForm } from './member-form.tsx'
import { MemberStatus } from './member-status.tsx'
import classes from './members.module.css'
import type { Member } from './members.ts'
import { MembershipSection } from './membership-section.tsx'
import { StoreNames } from './store-names.tsx'

const route = getRouteApi('/$tenant/members/$userId')

/** One member: who it is, what they may do, and the ways to end that. */
export function MemberPage() {
  const { tenant, userId } = route.useParams()
  const { t } = useTranslation('members')
  const trpc = useTRPC()
  const mayAsk = useMay('entitlements:read')
  const { data: member } = useSuspenseQuery(trpc.members.get.queryOptions({ userId }))
  return (
    <Page width="narrow">
      <PageHeader
        title={member.displayName}
        badge={
          <>
            <MemberStatus status={member.status} />
            {member.isSelf ? <StatusBadge tone="info">{t('member.you')}</StatusBadge> : null}
          </>
        }
        description={member.email}
        back={{ link: linkOptions({ to: '/$tenant/members', params: { tenant } }), label: t('title') }}
        actions={mayAsk ? <WhyButton person={{ userId, name: member.displayName }} /> : null}
      />
      <Section title={t('member.facts')}>
        <Facts
          items={[
            { label: t('member.username'), value: member.username },
            { label: t('list.email'), value: member.email },
            { label: t('member.phone'), value: member.phone },
            { label: t('list.joined'), value: <MomentText value={member.joinedAt} as="date" /> },
            { label: t('member.invitedBy'), value: member.invitedBy },
            { label: t('member.lastSignIn'), value: <MomentText value={member.lastSignInAt} /> },
            ...(member.disabledAt
              ? [{ label: t('member.disabledSince'), value: <MomentText value={member.disabledAt} /> }]
              : []),
          ]}
        />
      </Section>
      <Access member={member} />
      <MembershipSection member={member} tenant={tenant} />
    </Page>
  )
}

/** Role, stores and department: to change, or to read where one may not. */
function Access({ member }: { member: Member }) {
  const { t } = useTranslation('members')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  // Counts what was loaded anew on purpose: only then are entries that were not saved dropped.
  const [round, setRound] = useState(0)
  const { userId } = member
  const reload = async () => {
    await queryClient.invalidateQueries(trpc.members.get.queryFilter({ userId }))
    setRound((before) => before + 1)
  }
  const mayEdit = member.mayChange || member.mayChangeDepartment
  return (
    <Section title={t('member.access')}>
      {member.accountStatus === 'disabled' && member.status === 'active' ? (
        <div className={classes.accountNotice}>
          <Notice tone="warning">{t('member.accountDisabled')}</Notice>
        </div>
      ) : null}
      {mayEdit ? (
        <MemberForm key={round} member={member} onReload={() => void reload()} />
      ) : (
        <div className={classes.deeds}>
          <AccessFacts member={member} />
          <p className={classes.hint}>{t('member.outOfReach')}</p>
        </div>
      )}
    </Section>
  )
}

function AccessFacts({ member }: { member: Member }) {
  const { t } = useTranslation('members')
  const names = member.stores.map(({ name }) => name)
  return (
    <Facts
      items={[
        { label: t('list.role'), value: member.customRoleName ?? t(`common:roles.${member.role}`) },
        { label: t('list.stores'), value: <StoreNames role={member.role} names={names} all /> },
        { label: t('list.department'), value: member.departmentName },
      ]}
    />
  )
}
