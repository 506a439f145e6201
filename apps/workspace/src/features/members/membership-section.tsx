import { useTranslation } from '@leasehold/i18n/react'
import { Section } from '@leasehold/ui'
import type { ReactNode } from 'react'
import { useCompany } from '../../lib/company.ts'
import { DisableMember } from './disable-member.tsx'
import { EnableMember } from './enable-member.tsx'
import { LeaveCompany } from './leave-company.tsx'
import classes from './members.module.css'
import type { Member } from './members.ts'
import { RemoveMember } from './remove-member.tsx'

/** The ways to end a membership, for now or for good; one's own can only be left. */
export function MembershipSection({ member, tenant }: { member: Member; tenant: string }) {
  const { t } = useTranslation('members')
  const company = useCompany()
  if (!member.isSelf && !member.mayChange) return null
  return (
    <Section title={t('member.membership')}>
      <div className={classes.deeds}>
        {member.isSelf ? (
          <Deed hint={t('leave.hint')}>
            <LeaveCompany company={company} />
          </Deed>
        ) : (
          <>
            {member.status === 'active' ? (
              <Deed hint={t('disable.hint')}>
                <DisableMember member={member} />
              </Deed>
            ) : (
              <Deed hint={t('enable.hint')}>
                <EnableMember member={member} />
              </Deed>
            )}
            <Deed hint={t('remove.hint')}>
              <RemoveMember member={member} tenant={tenant} />
            </Deed>
          </>
        )}
      </div>
    </Section>
  )
}

/** What a button does, beside the button. */
function Deed({ hint, children }: { hint: string; children: ReactNode }) {
  return (
    <div className={classes.deed}>
      <p className={classes.hint}>{hint}</p>
      {children}
    </div>
  )
}
