import { useTranslation } from '@leasehold/i18n/react'
import { MomentText, Section, StatusBadge, type Tone } from '@leasehold/ui'
import { Link } from '@tanstack/react-router'
import { AddMembership } from './add-membership.tsx'
import { MembershipActions } from './membership-actions.tsx'
import classes from './users.module.css'
import type { Membership, User } from './users.ts'

type MembershipsSectionProps = { user: User; memberships: Membership[]; mayManage: boolean }

/** The companies a person is or was in; the former ones at the end. */
export function MembershipsSection({ user, memberships, mayManage }: MembershipsSectionProps) {
  const { t } = useTranslation('users')
  return (
    <Section title={t('memberships.title')} actions={mayManage ? <AddMembership user={user} /> : null} flush>
      {memberships.length === 0 ? (
        <p className={classes.none}>{t('memberships.empty')}</p>
      ) : (
        <ul className={classes.rows}>
          {memberships.map((membership) => (
            <MembershipRow
              key={membership.tenantId}
              user={user}
              membership={membership}
              mayManage={mayManage}
            />
          ))}
        </ul>
      )}
    </Section>
  )
}

const tones: Record<Membership['status'], Tone> = {
  active: 'success',
  disabled: 'warning',
  removed: 'neutral',
}

type MembershipRowProps = { user: User; membership: Membership; mayManage: boolean }

function MembershipRow({ user, membership, mayManage }: MembershipRowProps) {
  const { t } = useTranslation('users')
  const { status, tenantDeleted } = membership
  const isPast = status === 'removed' || tenantDeleted
  return (
    <li className={classes.row} data-past={isPast || undefined}>
      <div className={classes.rowText}>
        <div className={classes.rowTitle}>
          <span>
            <Link to="/companies/$tenantId" params={{ tenantId: membership.tenantId }}>
              {membership.tenantName}
            </Link>{' '}
            <span className={classes.username}>{membership.tenantCode}</span>
          </span>
          <StatusBadge tone={tones[status]}>{t(`memberships.status.${status}`)}</StatusBadge>
          {membership.isPrimary ? <StatusBadge tone="info">{t('memberships.primary')}</StatusBadge> : null}
          {tenantDeleted ? <StatusBadge>{t('memberships.deleted')}</StatusBadge> : null}
        </div>
        <dl className={classes.facts}>
          <div>
            <dt>{t('memberships.role')}</dt>
            <dd>{t(`common:roles.${membership.role}`)}</dd>
          </div>
          <div>
            <dt>{t('memberships.joined')}</dt>
            <dd>
              <MomentText value={membership.joinedAt} as="date" />
            </dd>
          </div>
        </dl>
      </div>
      {mayManage && !isPast ? <MembershipActions user={user} membership={membership} /> : null}
    </li>
  )
}
