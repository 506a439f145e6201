import type { ConsoleRouter } from '@leasehold/api'
import { listSearch, oneOf, type Tone } from '@leasehold/ui'
import type { inferRouterOutputs } from '@trpc/server'

type Outputs = inferRouterOutputs<ConsoleRouter>['reconciliation']

export type Run = Outputs['get']
export type Difference = Outputs['differences']['items'][number]

export const runsSearch = listSearch({ filters: {} })

/** The address of what one run found. */
export const differencesSearch = listSearch({ filters: { unmended: oneOf(['yes']) } })

export const runTones: Record<Run['state'], Tone> = { running: 'info', done: 'success', failed: 'danger' }
