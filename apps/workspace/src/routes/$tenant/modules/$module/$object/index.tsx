import { anyText, listSearch } from '@leasehold/ui'
import { createFileRoute } from '@tanstack/react-router'
import { RecordsPage } from '../../../../../features/records/records-page.tsx'

export const Route = createFileRoute('/$tenant/modules/$module/$object/')({
  validateSearch: listSearch({ sort: ['title', 'created'], filters: { storeId: anyText } }),
  component: RecordsPage,
})
