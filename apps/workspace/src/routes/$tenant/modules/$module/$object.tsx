import { createFileRoute, notFound } from '@tanstack/react-router'

export const Route = createFileRoute('/$tenant/modules/$module/$object')({
  beforeLoad: async ({ context: { module }, params }) => {
    // Which objects there are is no part of the first load.
    const { objectAt } = await import('../../../../features/records/records.ts')
    const object = objectAt(module, params.object)
    if (!object) throw notFound()
    return { object }
  },
})
