import { createFileRoute } from '@tanstack/react-router'
import { EventsPage } from '../../../features/stripe/events-page.tsx'
import { eventsSearch } from '../../../features/stripe/stripe.ts'

export const Route = createFileRoute('/_signed-in/stripe/')({
  validateSearch: eventsSearch,
  component: EventsPage,
})
