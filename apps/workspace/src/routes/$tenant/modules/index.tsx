import { createFileRoute } from '@tanstack/react-router'
import { ModulesPage } from '../../../features/modules/modules-page.tsx'

export const Route = createFileRoute('/$tenant/modules/')({ component: ModulesPage })
