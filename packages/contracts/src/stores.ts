import { z } from 'zod'
import { idempotencyKey, optionalText, page, text, uuid, version } from './common.ts'

/** What people call a store in short, such as `S01`; unique in the company, compared without case. */
const storeCode = text(20)
  .transform((value) => value.normalize('NFKC').toUpperCase())
  .refine((value) => /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(value), { error: 'short_code' })

const fields = {
  name: text(100),
  code: storeCode,
  address: optionalText(300),
  phone: optionalText(40),
}

export const listStoresInput = z.strictObject({
  ...page,
  query: text(100).optional(),
  status: z.enum(['open', 'archived']).optional(),
  sort: z.enum(['name', 'code', 'created']).default('name'),
  direction: z.enum(['asc', 'desc']).default('asc'),
})

export const storeInput = z.strictObject({ id: uuid })

export const createStoreInput = z.strictObject({ ...fields, idempotencyKey })

export const changeStoreInput = z.strictObject({ id: uuid, version, ...fields })

export const storeVersionInput = z.strictObject({ id: uuid, version })

export type ListStores = z.output<typeof listStoresInput>
export type StoreOf = z.output<typeof storeInput>
export type CreateStore = z.output<typeof createStoreInput>
export type ChangeStore = z.output<typeof changeStoreInput>
export type StoreVersion = z.output<typeof storeVersionInput>
