import type { z } from 'zod'

type Schema = z.core.$ZodType

/**
 * Makes an input that a schema accepts, with the given ids wherever it asks for one: how a test calls every
 * procedure without being told of any.
 *
 * @param pick the value for a field, or undefined to let the schema's kind decide
 */
export function sample(schema: Schema, pick: (path: string[]) => unknown, path: string[] = []): unknown {
  const given = path.length > 0 ? pick(path) : undefined
  if (given !== undefined) return given
  const { def } = schema._zod as unknown as { def: Record<string, unknown> & { type: string } }
  const inner = () => sample(def.innerType as Schema, pick, path)
  switch (def.type) {
    case 'object': {
      const shape = def.shape as Record<string, Schema>
      return Object.fromEntries(
        Object.entries(shape).map(([key, of]) => [key, sample(of, pick, [...path, key])]),
      )
    }
    case 'array':
      return [sample(def.element as Schema, pick, [...path, '0'])]
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'readonly':
    case 'nonoptional':
    case 'catch':
      return inner()
    case 'pipe':
      return sample(def.in as Schema, pick, path)
    case 'transform':
      return 'sample'
    case 'enum':
      return Object.values(def.entries as Record<string, unknown>)[0]
    case 'literal':
      return (def.values as unknown[])[0]
    case 'union':
      return sample((def.options as Schema[])[0] as Schema, pick, path)
    case 'boolean':
      return true
    case 'number':
      return 1
    case 'date':
      return new Date()
    case 'string':
      return sampleText(def, path)
    case 'record':
      return {}
    default:
      throw new Error(`No sample for ${def.type} at ${path.join('.')}: teach it to this file.`)
  }
}

function sampleText(def: Record<string, unknown>, path: string[]): string {
  if (def.format === 'uuid') return crypto.randomUUID()
  if (def.format === 'email') return 'sample@example.com'
  if (def.format === 'datetime') return new Date().toISOString()
  if (def.format === 'date') return '2024-03-05'
  const name = path.at(-1) ?? ''
  if (/cursor/i.test(name)) return ''
  if (name === 'action') return 'member.invited'
  if (/email/i.test(name)) return 'sample@example.com'
  if (/token/i.test(name)) return 'A'.repeat(43)
  if (name === 'session') return 'a'.repeat(32)
  if (/password/i.test(name)) return 'a sample password'
  if (/timeZone/.test(name)) return 'Asia/Tokyo'
  if (/^(from|to|since|until|.*At)$/.test(name)) return new Date().toISOString()
  if (/creditCode/i.test(name)) return '91350211M000100Y43'
  if (name === 'country') return 'JP'
  if (/code/i.test(name)) return 'TEN-ZZZZZ'
  if (/customDomain/i.test(name)) return 'sample.example'
  if (/domain/i.test(name)) return 'sample-domain'
  return 'sample'
}
