import { z } from 'zod'
import { page, uuid } from './common.ts'

export const listReconciliationsInput = z.strictObject(page)

/** `mends`: it mends what it finds at once; else it reports. */
export const startReconciliationInput = z.strictObject({ mends: z.boolean() })

export const reconciliationInput = z.strictObject({ reconciliationId: uuid })

export const listDifferencesInput = z.strictObject({
  ...page,
  reconciliationId: uuid,
  /** Only what was not mended. */
  unmended: z.boolean().default(false),
})

export const mendDifferenceInput = z.strictObject({ reconciliationId: uuid, id: uuid })

export type ListReconciliations = z.output<typeof listReconciliationsInput>
export type ReconciliationOf = z.output<typeof reconciliationInput>
export type ListDifferences = z.output<typeof listDifferencesInput>
export type MendDifference = z.output<typeof mendDifferenceInput>
