import { createFileRoute } from '@tanstack/react-router'
import { ModulePage } from '../../../../features/modules/module-page.tsx'

export const Route = createFileRoute('/$tenant/modules/$module/')({ component: ModulePage })
