import type { ConsoleRouter } from '@leasehold/api'
import { createTRPCContext } from '@trpc/tanstack-react-query'

/**
 * `const trpc = useTRPC()`, then `useQuery(trpc.things.list.queryOptions(input))` in any component; `useTRPCClient()`
 * for what is asked for page after page.
 */
export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<ConsoleRouter>()
