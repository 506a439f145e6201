import type { WorkspaceRouter } from '@leasehold/api'
import { createTRPCContext } from '@trpc/tanstack-react-query'

/** `const trpc = useTRPC()`, then `useQuery(trpc.things.list.queryOptions(input))` in any component. */
export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<WorkspaceRouter>()
