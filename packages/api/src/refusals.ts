import type { Locale } from '@leasehold/catalog'
import type { FieldRefusal } from '@leasehold/contracts'
import { Refusal } from '@leasehold/core'
import { isDatabaseAway } from '@leasehold/db'
import { isTranslationKey, translate } from '@leasehold/i18n/server'
import { TRPCError } from '@trpc/server'
import { ZodError, type z } from 'zod'

/** What a client is told of a refusal, beside the text in its language. */
export type RefusalBody = { code: string; details: Record<string, unknown> }

const trpcCodes = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_SUPPORTED',
  409: 'CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  429: 'TOO_MANY_REQUESTS',
  503: 'SERVICE_UNAVAILABLE',
} as const

/** The error tRPC answers a refusal with; the refusal stays its cause. */
export function toTrpcError(refusal: Refusal): TRPCError {
  const code = trpcCodes[refusal.status as keyof typeof trpcCodes] ?? 'INTERNAL_SERVER_ERROR'
  return new TRPCError({ code, message: refusal.code, cause: refusal })
}

/**
 * The error as it is answered. What is thrown inside a procedure comes out of tRPC as an internal error with what
 * was thrown as its cause: a refusal has a status of its own, and a database that is away is a reason to come back.
 * (A middleware that said so at every call would cost each call as much as its validation.)
 */
export function answeredAs(error: TRPCError): TRPCError {
  if (error.code !== 'INTERNAL_SERVER_ERROR') return error
  if (error.cause instanceof Refusal) return toTrpcError(error.cause)
  if (isDatabaseAway(error.cause))
    return toTrpcError(Object.assign(new Refusal('OVERLOADED'), { cause: error.cause }))
  return error
}

/** The refusal behind an error: the domain's own, or the one for bad input and for what tRPC itself refuses. */
export function refusalOf(error: TRPCError): Refusal {
  if (error.cause instanceof Refusal) return error.cause
  if (error.cause instanceof ZodError) return new Refusal('INVALID_INPUT', { fields: fieldsOf(error.cause) })
  switch (error.code) {
    case 'BAD_REQUEST':
    case 'PARSE_ERROR':
      return new Refusal('INVALID_INPUT', { fields: [] })
    case 'NOT_FOUND':
      return new Refusal('NOT_FOUND', { resource: 'procedure' })
    case 'METHOD_NOT_SUPPORTED':
      return new Refusal('METHOD_NOT_ALLOWED')
    case 'PAYLOAD_TOO_LARGE':
      return new Refusal('PAYLOAD_TOO_LARGE')
    case 'UNSUPPORTED_MEDIA_TYPE':
      return new Refusal('UNSUPPORTED_MEDIA_TYPE')
    default:
      return new Refusal('INTERNAL')
  }
}

/** The refusal as it leaves the server: texts in the reader's language, nothing of how it came about. */
export function presentRefusal(refusal: Refusal, locale: Locale): { message: string; body: RefusalBody } {
  const { code, details } = refusal
  const fields = details.fields as FieldRefusal[] | undefined
  const told = fields?.map((field) => ({ ...field, message: fieldText(field, locale) }))
  return {
    message: translate(locale, `errors:${code}`, details),
    body: { code, details: told ? { ...details, fields: told } : details },
  }
}

function fieldText({ code, params }: FieldRefusal, locale: Locale): string {
  const key = `errors:fields.${code}`
  return translate(locale, isTranslationKey(key) ? key : 'errors:fields.other', inWords(params, locale))
}

/** Numbers as they are written where they are read: ten million is no row of zeros. */
function inWords(params: FieldRefusal['params'], locale: Locale) {
  const entries = Object.entries(params ?? {})
  return Object.fromEntries(
    entries.map(([name, value]) => [
      name,
      typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : value,
    ]),
  )
}

function fieldsOf(error: ZodError): FieldRefusal[] {
  return error.issues.slice(0, 20).flatMap((issue) => {
    const path = issue.path.map(String).join('.')
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.slice(0, 20).map((key) => ({
        path: path ? `${path}.${key.slice(0, 80)}` : key.slice(0, 80),
        code: 'unknown_field',
        message: '',
      }))
    }
    return [{ path, message: '', ...issueCode(issue) }]
  })
}

function issueCode(issue: z.core.$ZodIssue): { code: string; params?: Record<string, unknown> } {
  switch (issue.code) {
    case 'invalid_type':
      return { code: issue.input === undefined ? 'required' : 'wrong_type' }
    case 'too_small': {
      const min = Number(issue.minimum)
      if (issue.origin === 'string')
        return min <= 1 ? { code: 'required' } : { code: 'too_short', params: { min } }
      return { code: issue.origin === 'array' ? 'too_few' : 'too_small', params: { min } }
    }
    case 'too_big': {
      const max = Number(issue.maximum)
      const code = issue.origin === 'string' ? 'too_long' : issue.origin === 'array' ? 'too_many' : 'too_big'
      return { code, params: { max } }
    }
    case 'invalid_format':
      return { code: ['email', 'uuid'].includes(issue.format) ? `invalid_${issue.format}` : 'invalid_format' }
    case 'invalid_value':
      return { code: 'not_an_option' }
    case 'invalid_union':
      // What it is of is not among what there is.
      return { code: issue.discriminator ? 'not_an_option' : 'other' }
    case 'custom':
      return { code: issue.message }
    default:
      return { code: 'other' }
  }
}
