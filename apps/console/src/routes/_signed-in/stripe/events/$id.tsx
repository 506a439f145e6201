import { createFileRoute } from '@tanstack/react-router'
import { EventPage } from '../../../../features/stripe/event-page.tsx'

export const Route = createFileRoute('/_signed-in/stripe/events/$id')({
  loader: ({ context: { api }, params: { id } }) =>
    api.queryClient.ensureQueryData(api.trpc.stripeEvents.get.queryOptions({ id })),
  component: EventPage,
})
