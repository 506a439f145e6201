import { defaultTrialDays } from '@leasehold/catalog'
import { useLocale, useTranslation } from '@leasehold/i18n/react'
import { Form, FormActions, notify, Page, PageHeader, SubmitButton } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { Link, linkOptions, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { newIdempotencyKey } from '../../lib/idempotency-key.ts'
import { onlyFor } from '../../lib/only-for.tsx'
import { usePlans } from '../../lib/plans.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { CompanyFields, useCompanyChecks } from './company-fields.tsx'
import { type CompanyValues, inputOf, newValues } from './company-values.ts'
import { ContractFields, type ContractValues, isTrialDays } from './contract-fields.tsx'
import { useRefreshCompanies } from './use-refresh-companies.ts'

type Values = CompanyValues & ContractValues

/** Makes a company; then staff send its onboarding link. */
export const NewCompanyPage = onlyFor('tenants:manage', NewCompany)

function NewCompany() {
  const { t } = useTranslation('tenants')
  const trpc = useTRPC()
  const navigate = useNavigate()
  const refresh = useRefreshCompanies()
  // One key for this page: clicking twice, or again after the answer was lost, makes one company.
  const [idempotencyKey] = useState(newIdempotencyKey)
  const locale = useLocale()
  const checks = useCompanyChecks()
  const { isTrial } = usePlans()
  const isSold = ({ plan, terms }: Pick<Values, 'plan' | 'terms'>) => !isTrial(plan) && terms === 'sold'
  const form = useForm<Values>({
    initialValues: { ...newValues(locale), plan: 'trial', terms: 'trial', trialDays: `${defaultTrialDays}` },
    validate: {
      ...checks,
      trialDays: (value, values) => (!isSold(values) && !isTrialDays(value) ? t('form.days') : null),
    },
  })
  const create = useMutation(
    trpc.tenants.create.mutationOptions({
      onSuccess: async ({ id, code }, { name }) => {
        await refresh()
        // Going back must not lead to the empty form of another company.
        await navigate({ to: '/companies/$tenantId/onboarding', params: { tenantId: id }, replace: true })
        await notify({ message: t('new.done', { name, code }) })
      },
    }),
  )
  const send = ({ plan, terms, trialDays, ...company }: Values) => {
    const sold = isSold({ plan, terms })
    const contract = { plan, trialDays: sold ? null : Number(trialDays) }
    create.mutate({ ...inputOf(company), ...contract, idempotencyKey })
  }
  return (
    <Page width="narrow">
      <PageHeader
        title={t('new.title')}
        description={t('new.description')}
        back={{ link: linkOptions({ to: '/companies' }), label: t('title') }}
      />
      <Form form={form} mutation={create} onSubmit={send}>
        <CompanyFields form={form}>
          <ContractFields form={form} />
        </CompanyFields>
        <FormActions>
          <SubmitButton>{t('new.submit')}</SubmitButton>
          <Button variant="default" renderRoot={(props) => <Link {...props} to="/companies" />}>
            {t('common:actions.cancel')}
          </Button>
        </FormActions>
      </Form>
    </Page>
  )
}
