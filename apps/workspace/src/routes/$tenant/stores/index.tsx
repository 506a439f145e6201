import { listSearch, oneOf } from '@leasehold/ui'
import { createFileRoute } from '@tanstack/react-router'
import { StoresPage } from '../../../features/stores/stores-page.tsx'

export const Route = createFileRoute('/$tenant/stores/')({
  validateSearch: listSearch({
    sort: ['name', 'code', 'created'],
    filters: { status: oneOf(['open', 'archived']) },
  }),
  component: StoresPage,
})
