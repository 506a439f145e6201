import { useTranslation } from '@leasehold/i18n/react'
import { EmptyState, MomentText, Section, StatusBadge, type Tone } from '@leasehold/ui'
import { Link } from '@tanstack/react-router'
import classes from './home.module.css'
import type { NewCompany } from './overview.ts'

const tones: Record<NewCompany['activation'], Tone> = {
  pending_creation: 'neutral',
  ongoing_creation: 'info',
  active: 'success',
}

/** The companies created last, and how far each has come. */
export function NewestCompanies({ companies }: { companies: readonly NewCompany[] }) {
  const { t } = useTranslation('system')
  return (
    <Section
      title={t('home.newest')}
      actions={
        <Link to="/companies" className={classes.all}>
          {t('home.allCompanies')}
        </Link>
      }
      flush={companies.length > 0}
    >
      {companies.length === 0 ? (
        <EmptyState title={t('home.noCompanies')} text={t('home.noCompaniesText')} />
      ) : (
        <ul className={classes.companies}>
          {companies.map(({ id, code, name, activation, createdAt }) => (
            <li key={id}>
              <span className={classes.company}>
                <Link to="/companies/$tenantId" params={{ tenantId: id }}>
                  {name}
                </Link>{' '}
                <span className={classes.code}>{code}</span>
              </span>
              <StatusBadge tone={tones[activation]}>{t(`home.activation.${activation}`)}</StatusBadge>
              <span className={classes.when}>
                <MomentText value={createdAt} as="relative" />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
