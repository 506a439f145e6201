import type { ConsoleRouter } from '@leasehold/api'
import type { inferRouterOutputs } from '@trpc/server'

type Outputs = inferRouterOutputs<ConsoleRouter>['users']

export type ListedUser = Outputs['list']['items'][number]
export type UserDetails = Outputs['get']
export type User = UserDetails['user']
export type Membership = UserDetails['memberships'][number]
export type Session = UserDetails['sessions'][number]
