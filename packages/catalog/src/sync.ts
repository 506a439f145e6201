import type { FeatureValue } from './features.ts'

/** What makes a workspace match its entitlements, in order. */
export const syncSteps = ['resolve', 'apply', 'seed', 'verify', 'announce'] as const

export type SyncStep = (typeof syncSteps)[number]

/** States of a sync run. */
export const syncStates = ['waiting', 'running', 'succeeded', 'failed', 'cancelled'] as const

export type SyncState = (typeof syncStates)[number]

/** What asked for a sync run. */
export const syncCauses = [
  'created',
  'contract_changed',
  'plan_changed',
  'add_on_changed',
  'override_changed',
  'role_changed',
  'time_passed',
  'retry',
  'drift',
  'asked',
] as const

export type SyncCause = (typeof syncCauses)[number]

/** What one step of a run did. Instants as ISO strings. */
export type SyncStepReport = {
  step: SyncStep
  startedAt: string
  endedAt: string | null
  /** Objects it opened, closed, filled or checked. */
  made: number
}

/** What a bulk action does to each company. */
export const bulkKinds = ['apply_plan', 'set_feature', 'move_version'] as const

export type BulkKind = (typeof bulkKinds)[number]

/** What exactly, by kind. `endsAt` as an ISO string. */
export type BulkParams =
  | { kind: 'apply_plan'; plan: string; planVersion: number }
  | { kind: 'move_version'; plan: string; planVersion: number }
  | { kind: 'set_feature'; feature: string; value: FeatureValue; endsAt: string | null }

/** States of a company in a bulk action. */
export const bulkItemStates = ['waiting', 'changed', 'unchanged', 'failed', 'cancelled'] as const

export type BulkItemState = (typeof bulkItemStates)[number]

/** Days before something ends at which people are told; 0 is the end itself. */
export const noticeDays = [14, 7, 1, 0] as const
