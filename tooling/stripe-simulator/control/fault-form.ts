import type { Fault } from '../faults/index.ts'
import { invalid } from '../kernel/errors.ts'
import type { Params } from '../kernel/params.ts'

const methods = ['GET', 'POST', 'DELETE'] as const
const kinds = [
  'duplicate',
  'delay',
  'reorder',
  'drop',
  'server-error',
  'rate-limit',
  'timeout',
  'cut-before',
  'cut-after',
] as const

/** The fault that a form describes; its fields are those of `Fault`. */
export function faultFrom(params: Params): Fault {
  const kind = params.oneOf('kind', kinds)
  if (!kind) throw invalid('Missing required param: kind.', { param: 'kind' })
  const types = params.texts('types')?.filter((type) => type !== '')
  const common = given({
    probability: params.decimal('probability'),
    seed: params.integer('seed'),
    times: params.integer('times'),
  })
  const events = types?.length ? { ...common, types } : common
  if (kind === 'drop') return { ...events, kind }
  if (kind === 'duplicate') return { ...events, kind, ...given({ copies: params.integer('copies') }) }
  if (kind === 'reorder') return { ...events, kind, ...given({ withinMs: params.integer('withinMs') }) }
  if (kind === 'delay') return { ...events, kind, delayMs: params.integer('delayMs') ?? 1_000 }
  const method = params.oneOf('method', methods)
  const path = params.text('path')
  return {
    ...common,
    kind,
    ...(method ? { method } : {}),
    ...(path ? { path } : {}),
    ...given({ afterMs: params.integer('afterMs') }),
  }
}

/** Those fields that were filled in. */
function given<Key extends string>(
  fields: Record<Key, number | null | undefined>,
): Partial<Record<Key, number>> {
  const filled: Partial<Record<Key, number>> = {}
  for (const key in fields) {
    const value = fields[key]
    if (typeof value === 'number') filled[key] = value
  }
  return filled
}
