import { useTranslation } from '@leasehold/i18n/react'
import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { KnownInvitation } from './invitation.ts'
import classes from './invite.module.css'
import { NewAccountForm } from './new-account-form.tsx'
import { OwnAccountForm } from './own-account-form.tsx'
import type { Accepting } from './use-enter.ts'

type AcceptSignedOutProps = Accepting & { token: string; invitation: KnownInvitation }

/** For who is signed out: a new account, or the password of one's own. */
export function AcceptSignedOut({ token, invitation, ...accepting }: AcceptSignedOutProps) {
  const { t } = useTranslation('members')
  const [way, setWay] = useState<string>(invitation.hasAccount ? 'own' : 'new')
  const { email } = invitation
  return (
    <div className={classes.stack}>
      <SegmentedControl
        fullWidth
        aria-label={t('link.ways')}
        data={[
          { value: 'new', label: t('link.newAccount') },
          { value: 'own', label: t('link.haveAccount') },
        ]}
        value={way}
        onChange={setWay}
      />
      {way === 'own' ? (
        <OwnAccountForm token={token} email={invitation.hasAccount ? email : ''} {...accepting} />
      ) : (
        <NewAccountForm token={token} email={email} {...accepting} />
      )}
    </div>
  )
}
