import { useTranslation } from '@leasehold/i18n/react'
import { Facts, MomentText, Page, PageHeader, Section } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link, linkOptions } from '@tanstack/react-router'
import { useMay } from '../../lib/company.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { StoreForm } from './store-form.tsx'
import { StoreUse } from './store-use.tsx'
import type { Store } from './stores.ts'
import { StoreStatus } from './stores-page.tsx'

const route = getRouteApi('/$tenant/stores/$id')

/** One store: what is said of it, and whether it is in use. */
export function StorePage() {
  const { tenant, id } = route.useParams()
  const { t } = useTranslation('stores')
  const trpc = useTRPC()
  const { data: store } = useSuspenseQuery(trpc.stores.get.queryOptions({ id }))
  const mayManage = useMay('stores:manage')
  const mayAudit = useMay('audit:read')
  return (
    <Page width="narrow">
      <PageHeader
        title={store.name}
        badge={<StoreStatus store={store} />}
        description={store.code}
        back={{ link: linkOptions({ to: '/$tenant/stores', params: { tenant } }), label: t('title') }}
        actions={
          mayAudit ? (
            <Button
              variant="default"
              renderRoot={(props) => (
                <Link {...props} to="/$tenant/audit" params={{ tenant }} search={{ resourceId: id }} />
              )}
            >
              {t('history')}
            </Button>
          ) : null
        }
      />
      <Section title={t('details')}>
        {mayManage ? <StoreForm key={id} store={store} /> : <StoreFacts store={store} />}
      </Section>
      {mayManage ? <StoreUse store={store} /> : null}
    </Page>
  )
}

function StoreFacts({ store }: { store: Store }) {
  const { t } = useTranslation('stores')
  return (
    <Facts
      items={[
        { label: t('list.code'), value: store.code },
        { label: t('list.address'), value: store.address },
        { label: t('list.phone'), value: store.phone },
        { label: t('list.created'), value: <MomentText value={store.createdAt} as="date" /> },
      ]}
    />
  )
}
