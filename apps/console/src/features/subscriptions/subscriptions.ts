import type { ConsoleRouter } from '@leasehold/api'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'

type Outputs = inferRouterOutputs<ConsoleRouter>['subscriptions']
type Inputs = inferRouterInputs<ConsoleRouter>['subscriptions']

export type ListedSubscription = Outputs['list']['items'][number]
export type Held = Outputs['get']
export type Terms = Inputs['previewChange']['terms']
export type CreationPreview = Outputs['previewCreate']
export type ChangePreview = Outputs['previewChange']
export type Entry = Outputs['timeline']['items'][number]
export type EntryOf<Kind extends Entry['kind']> = Extract<Entry, { kind: Kind }>
export type Extra = Outputs['extras']['items'][number]

/** A line of what is charged. */
export type Line = NonNullable<ChangePreview['charge']>['lines'][number]

/** True while Stripe, or the customer there, has still to do something by itself within seconds. */
export const isMoving = (request: Held['request']) => request !== null && request.state !== 'open'
