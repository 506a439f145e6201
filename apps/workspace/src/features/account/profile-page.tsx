import { useTranslation } from '@leasehold/i18n/react'
import { Page, PageHeader, Section } from '@leasehold/ui'
import classes from './account.module.css'
import { EmailSection } from './email-section.tsx'
import { ProfileForm } from './profile-form.tsx'
import { ProfileLanguage } from './profile-language.tsx'

/** Who one is: names, phone, address, language. */
export function ProfilePage() {
  const { t } = useTranslation('account')
  return (
    <Page width="narrow">
      <PageHeader title={t('profile.title')} description={t('profile.description')} />
      <Section title={t('profile.about')}>
        <ProfileForm />
      </Section>
      <EmailSection />
      <Section title={t('language.title')}>
        <div className={classes.split}>
          <p>{t('language.text')}</p>
          <ProfileLanguage />
        </div>
      </Section>
    </Page>
  )
}
