import { modules } from '@leasehold/catalog'
import { createFileRoute, notFound } from '@tanstack/react-router'
import { ModuleLayout } from '../../../features/modules/module-layout.tsx'
import { slugOf } from '../../../features/modules/slug.ts'

export const Route = createFileRoute('/$tenant/modules/$module')({
  beforeLoad: ({ params }) => {
    const module = modules.find((each) => slugOf(each) === params.module)
    if (!module) throw notFound()
    return { module }
  },
  // A locked module is refused here; the page shows what that means.
  loader: ({ context: { api, module } }) =>
    api.queryClient.prefetchQuery(api.trpc.modules.get.queryOptions({ module })),
  component: ModuleLayout,
})
