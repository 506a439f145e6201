import { createFileRoute, notFound } from '@tanstack/react-router'
import { objectAt } from '../../../../features/records/records.ts'

export const Route = createFileRoute('/$tenant/modules/$module/$object')({
  beforeLoad: ({ context: { module }, params }) => {
    const object = objectAt(module, params.object)
    if (!object) throw notFound()
    return { object }
  },
})
