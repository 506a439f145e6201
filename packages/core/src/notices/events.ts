import { defineEvent } from '../kernel/index.ts'
import type { SubjectKind } from './rules.ts'

/** An admin of a company is to be told that something ends, or has ended. `endsAt` as an ISO string. */
export const endingTold = defineEvent<{
  tenantId: string
  userId: string
  kind: SubjectKind
  /** Key of the plan or the feature. */
  key: string
  endsAt: string
}>()('entitlement.ending_told')
