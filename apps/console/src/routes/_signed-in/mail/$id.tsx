import { createFileRoute } from '@tanstack/react-router'
import { MailPage } from '../../../features/mail/mail-page.tsx'

export const Route = createFileRoute('/_signed-in/mail/$id')({
  loader: ({ context: { api }, params: { id } }) =>
    api.queryClient.ensureQueryData(api.trpc.mails.get.queryOptions({ id })),
  component: MailPage,
})
