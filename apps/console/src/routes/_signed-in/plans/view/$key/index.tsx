import { createFileRoute } from '@tanstack/react-router'
import { PlanPage } from '../../../../../features/plans/plan-page.tsx'

export const Route = createFileRoute('/_signed-in/plans/view/$key/')({ component: PlanPage })
