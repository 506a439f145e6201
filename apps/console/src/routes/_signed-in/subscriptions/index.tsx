import { createFileRoute } from '@tanstack/react-router'
import { SubscriptionsPage } from '../../../features/subscriptions/subscriptions-page.tsx'
import { subscriptionsSearch } from '../../../features/subscriptions/subscriptions-search.ts'

export const Route = createFileRoute('/_signed-in/subscriptions/')({
  validateSearch: subscriptionsSearch,
  component: SubscriptionsPage,
})
