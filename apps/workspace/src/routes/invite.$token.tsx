import { loadAllTexts } from '@leasehold/i18n/react'
import { createFileRoute } from '@tanstack/react-router'
import { InvitePage } from '../features/invite/invite-page.tsx'

export const Route = createFileRoute('/invite/$token')({ loader: loadAllTexts, component: InvitePage })
