import { type BusinessObject, businessObjects, type ObjectField, objectKeys } from '@leasehold/catalog'
import { z } from 'zod'
import { idempotencyKey, page, text, uuid, version } from './common.ts'

/** Longest values of a field, in characters: one line, and several. */
export const recordTextMax = { text: 200, longText: 5_000 } as const

/** The largest amount and number a field takes, either way. */
export const recordNumberMax = 1_000_000_000_000

/** What a field may hold; null is empty. Money in minor units, dates as `2026-03-05`. */
export type FieldValue = string | number | boolean | null

export type RecordData = Record<string, FieldValue>

const number = z.number().min(-recordNumberMax).max(recordNumberMax)

function filledIn({ type, choices = [] }: ObjectField): z.ZodType<FieldValue> {
  switch (type) {
    case 'text':
    case 'longText':
      return text(recordTextMax[type], { multiline: type === 'longText', min: 0 }).transform((value) =>
        value === '' ? null : value,
      )
    case 'number':
      return number
    case 'money':
      return number.int()
    case 'date':
      return z.iso.date().refine((value) => value >= '0001', { error: 'invalid_format' })
    case 'choice':
      return z.enum(choices as [string, ...string[]])
    case 'boolean':
      return z.boolean()
  }
}

const fieldSchema = (field: ObjectField): z.ZodType<FieldValue> =>
  field.required ? text(recordTextMax.text) : filledIn(field).nullable().default(null)

/** What people fill in of an object's record: the fields it has in the catalog, and no other. */
const dataSchema = ({ fields }: BusinessObject) =>
  z.strictObject(Object.fromEntries(fields.map((field: ObjectField) => [field.key, fieldSchema(field)])))

type Filled = {
  object: (typeof objectKeys)[number]
  /** Null for what the whole company shares. */
  storeId: string | null
  data: RecordData
}

/** One schema for all objects: which fields there are depends on `object`. */
function forEachObject<Shape extends z.ZodRawShape>(shape: Shape) {
  const [first, ...rest] = businessObjects.map((object: BusinessObject) =>
    z.strictObject({
      object: z.literal(object.key as (typeof objectKeys)[number]),
      storeId: object.storeScoped ? uuid.nullable().default(null) : z.null().default(null),
      data: dataSchema(object),
      ...shape,
    }),
  )
  if (!first) throw new Error('There are no business objects.')
  return z.discriminatedUnion('object', [first, ...rest])
}

const object = z.enum(objectKeys)

export const listRecordsInput = z.strictObject({
  ...page,
  object,
  query: text(100).optional(),
  storeId: uuid.optional(),
  sort: z.enum(['created', 'title']).default('created'),
  direction: z.enum(['asc', 'desc']).default('desc'),
})

export const recordInput = z.strictObject({ object, id: uuid })

export const recordVersionInput = z.strictObject({ object, id: uuid, version })

export const createRecordInput = forEachObject({ idempotencyKey })

export const changeRecordInput = forEachObject({ id: uuid, version })

export type ListRecords = z.output<typeof listRecordsInput>
export type RecordOf = z.output<typeof recordInput>
export type RecordVersion = z.output<typeof recordVersionInput>
export type CreateRecord = Filled & { idempotencyKey: string }
export type ChangeRecord = Filled & { id: string; version: number }
