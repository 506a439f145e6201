import { useTranslation } from '@leasehold/i18n/react'
import { Form, FormActions, notify, Page, PageHeader, SubmitButton } from '@leasehold/ui'
import { Alert, Button } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconInfoCircle } from '@tabler/icons-react'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link, linkOptions, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { onlyFor } from '../../lib/only-for.tsx'
import { useTRPC } from '../../lib/trpc.ts'
import classes from './companies.module.css'
import type { Company } from './companies.ts'
import { CompanyFields, useCompanyChecks } from './company-fields.tsx'
import { type CompanyField, type CompanyValues, inputOf, mergeNewest, valuesOf } from './company-values.ts'
import { useFieldLabels, useFieldText } from './use-field-labels.ts'
import { useRefreshCompanies } from './use-refresh-companies.ts'

const route = getRouteApi('/_signed-in/companies/$tenantId_/edit')

export const EditCompanyPage = onlyFor('tenants:manage', LoadedCompany)

function LoadedCompany() {
  const { tenantId } = route.useParams()
  const trpc = useTRPC()
  const { data } = useSuspenseQuery(trpc.tenants.get.queryOptions({ tenantId }))
  // As it was when one began: what others save meanwhile must not replace what is being entered.
  const [company] = useState(data)
  return <EditCompany company={company} />
}

function EditCompany({ company }: { company: Company }) {
  const { t } = useTranslation('tenants')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const refresh = useRefreshCompanies()
  const tenantId = company.id
  const [base, setBase] = useState({ values: valuesOf(company), version: company.version })
  const [theirs, setTheirs] = useState<{ values: CompanyValues; both: CompanyField[] } | null>(null)
  const form = useForm({ initialValues: base.values, validate: useCompanyChecks() })
  const show = { to: '/companies/$tenantId', params: { tenantId } } as const
  const save = useMutation(
    trpc.tenants.change.mutationOptions({
      onSuccess: async () => {
        await refresh()
        await navigate(show)
        await notify({ message: t('common:actions.saved') })
      },
    }),
  )
  const loadNewest = async () => {
    const newest = await queryClient.fetchQuery({
      ...trpc.tenants.get.queryOptions({ tenantId }),
      staleTime: 0,
    })
    const values = valuesOf(newest)
    const { merged, both } = mergeNewest(base.values, form.values, values)
    setBase({ values, version: newest.version })
    form.setInitialValues(values)
    form.setValues(merged)
    setTheirs({ values, both })
    save.reset()
  }
  return (
    <Page width="narrow">
      <PageHeader
        title={t('edit.title', { name: company.name })}
        back={{ link: linkOptions(show), label: company.name }}
      />
      <Form
        form={form}
        mutation={save}
        onLoadNewest={() => void loadNewest()}
        onSubmit={(values) => save.mutate({ tenantId, version: base.version, ...inputOf(values) })}
      >
        {theirs ? <Merged {...theirs} /> : null}
        <CompanyFields form={form} />
        <FormActions>
          <SubmitButton>{t('common:actions.save')}</SubmitButton>
          <Button variant="default" renderRoot={(props) => <Link {...props} {...show} />}>
            {t('common:actions.cancel')}
          </Button>
        </FormActions>
      </Form>
    </Page>
  )
}

/** That one goes on with the newest version, and what somebody else wrote where one's own entry was kept. */
function Merged({ values, both }: { values: CompanyValues; both: CompanyField[] }) {
  const { t } = useTranslation('tenants')
  const labels = useFieldLabels()
  const textOf = useFieldText()
  return (
    <Alert role="status" icon={<IconInfoCircle size={18} aria-hidden />}>
      {t('edit.merged')}
      {both.length > 0 ? (
        <>
          <p className={classes.also}>{t('edit.alsoChanged')}</p>
          <ul className={classes.theirs}>
            {both.map((name) => {
              const [field, value] = [labels[name], textOf(name, values[name])]
              const text = values[name]
                ? t('edit.theirs', { field, value })
                : t('edit.theirsEmpty', { field })
              return <li key={name}>{text}</li>
            })}
          </ul>
        </>
      ) : null}
    </Alert>
  )
}
