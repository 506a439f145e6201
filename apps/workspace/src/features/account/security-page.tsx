import { useTranslation } from '@leasehold/i18n/react'
import { Page, PageHeader, Section } from '@leasehold/ui'
import { PasswordForm } from './password-form.tsx'
import { SessionsSection } from './sessions-section.tsx'

/** What keeps the account its owner's: the password, and where it is signed in. */
export function SecurityPage() {
  const { t } = useTranslation('account')
  return (
    <Page width="narrow">
      <PageHeader title={t('security.title')} description={t('security.description')} />
      <Section title={t('password.title')}>
        <PasswordForm />
      </Section>
      <SessionsSection />
    </Page>
  )
}
