import { useTranslation } from '@leasehold/i18n/react'
import { EmptyState, notify, Page, PageHeader, Section, StatusBadge, useNotifyRefusal } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { IconBuilding } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMe } from '../../lib/me.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { LeaveCompany } from '../members/leave-company.tsx'
import classes from './account.module.css'

type Company = ReturnType<typeof useMe>['companies'][number]

/** The companies one can enter, and which of them a sign-in lands in. */
export function CompaniesPage() {
  const { t } = useTranslation('account')
  const { companies } = useMe()
  return (
    <Page width="narrow">
      <PageHeader title={t('companies.title')} description={t('companies.description')} />
      <Section title={t('common:shell.yourCompanies')} flush>
        {companies.length === 0 ? (
          <EmptyState title={t('companies.emptyTitle')} text={t('companies.emptyText')} />
        ) : (
          <ul className={classes.rows}>
            {companies.map((company) => (
              <CompanyRow key={company.code} company={company} />
            ))}
          </ul>
        )}
      </Section>
    </Page>
  )
}

function CompanyRow({ company: { code, name, role, isPrimary } }: { company: Company }) {
  const { t } = useTranslation('account')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const onError = useNotifyRefusal()
  const makePrimary = useMutation(
    trpc.account.setPrimaryCompany.mutationOptions({
      onError,
      onSuccess: () => notify({ message: t('companies.madePrimary', { company: name }) }),
      onSettled: () => queryClient.invalidateQueries(trpc.auth.me.queryFilter()),
    }),
  )
  return (
    <li className={classes.row}>
      <IconBuilding size={20} stroke={1.5} aria-hidden />
      <div className={classes.rowText}>
        <div className={classes.rowTitle}>
          <Link to="/$tenant" params={{ tenant: code }}>
            {name}
          </Link>
          {isPrimary ? <StatusBadge tone="info">{t('companies.primary')}</StatusBadge> : null}
        </div>
        <div className={classes.facts}>
          <span>{code}</span>
          <span>{t(`common:roles.${role}`)}</span>
        </div>
      </div>
      <div className={classes.rowActions}>
        {isPrimary ? null : (
          <Button
            size="xs"
            variant="default"
            aria-label={t('companies.makePrimaryOf', { company: name })}
            loading={makePrimary.isPending}
            onClick={() => makePrimary.mutate({ companyCode: code })}
          >
            {t('companies.makePrimary')}
          </Button>
        )}
        <LeaveCompany company={{ code, name }} size="xs" />
      </div>
    </li>
  )
}
