import type { ConsoleRouter } from '@leasehold/api'
import { type SyncState, syncCauses, syncStates } from '@leasehold/catalog'
import { aDay, listSearch, oneOf, type Tone } from '@leasehold/ui'
import type { inferRouterOutputs } from '@trpc/server'

type Outputs = inferRouterOutputs<ConsoleRouter>['sync']

export type Run = Outputs['get']
export type Drift = Outputs['drift']['items'][number]

const id = (given: string) => (/^[0-9a-f-]{36}$/.test(given) ? given : undefined)

/** The address of the history of runs. */
export const runsSearch = listSearch({
  filters: {
    state: oneOf(syncStates),
    cause: oneOf(syncCauses),
    tenantId: id,
    bulkId: id,
    from: aDay,
    to: aDay,
  },
})

export type RunsSearch = ReturnType<typeof runsSearch>

export const driftSearch = listSearch({ filters: {} })

export const stateTones: Record<SyncState, Tone> = {
  waiting: 'neutral',
  running: 'info',
  succeeded: 'success',
  failed: 'danger',
  cancelled: 'neutral',
}

/** True while there is more to come. */
export const isUnderWay = ({ state }: { state: SyncState }) => state === 'waiting' || state === 'running'
