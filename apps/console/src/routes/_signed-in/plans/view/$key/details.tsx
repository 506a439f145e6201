import { createFileRoute } from '@tanstack/react-router'
import { PlanDetailsPage } from '../../../../../features/plans/details-page.tsx'

export const Route = createFileRoute('/_signed-in/plans/view/$key/details')({ component: PlanDetailsPage })
