import { mailStatuses, mailTemplates } from '@leasehold/catalog'
import { listSearch, oneOf } from '@leasehold/ui'
import { createFileRoute } from '@tanstack/react-router'
import { MailsPage } from '../../../features/mail/mails-page.tsx'

export const Route = createFileRoute('/_signed-in/mail/')({
  validateSearch: listSearch({ filters: { status: oneOf(mailStatuses), template: oneOf(mailTemplates) } }),
  component: MailsPage,
})
