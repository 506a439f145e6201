import { useTranslation } from '@leasehold/i18n/react'
import { AuthLayout } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { createFileRoute, redirect } from '@tanstack/react-router'
import { loadMe } from '../lib/me.ts'
import { useSignOut } from '../lib/use-sign-out.ts'

/** The start: leads into the primary company, else the first one. */
export const Route = createFileRoute('/')({
  loader: async () => {
    const { companies } = await loadMe()
    const company = companies.find(({ isPrimary }) => isPrimary) ?? companies[0]
    if (company) throw redirect({ to: '/$tenant', params: { tenant: company.code }, replace: true })
  },
  component: NoCompany,
})

function NoCompany() {
  const { t } = useTranslation('auth')
  const signOut = useSignOut()
  return (
    <AuthLayout title={t('noCompany.title')} intro={t('noCompany.text')}>
      <Button fullWidth variant="default" loading={signOut.isPending} onClick={() => signOut.mutate()}>
        {t('common:actions.signOut')}
      </Button>
    </AuthLayout>
  )
}
