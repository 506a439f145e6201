import { invalid, missingParam } from './errors.ts'
import type { FormTree } from './form.ts'

/**
 * What a request asks for, read field by field with Stripe's errors. `undefined` is "not said"; `null` is said
 * to be empty, which unsets a field.
 */
export class Params {
  readonly tree: FormTree
  readonly #path: string
  constructor(tree: FormTree = {}, path = '') {
    this.tree = tree
    this.#path = path
  }

  /** The field's name as the client wrote it, for errors. */
  name(key: string): string {
    return this.#path ? `${this.#path}[${key}]` : key
  }

  keys(): string[] {
    return Object.keys(this.tree)
  }

  has(key: string): boolean {
    return this.tree[key] !== undefined
  }

  text(key: string): string | null | undefined {
    const value = this.tree[key]
    if (value === undefined) return undefined
    if (typeof value !== 'string')
      throw invalid(`Invalid string: ${this.name(key)}`, { param: this.name(key) })
    return value === '' ? null : value
  }

  /** The text of a field that has to be there. */
  need(key: string): string {
    const value = this.text(key)
    if (!value) throw missingParam(this.name(key))
    return value
  }

  oneOf<const T extends string>(key: string, allowed: readonly T[]): T | undefined {
    const value = this.text(key)
    if (value === undefined || value === null) return undefined
    const found = allowed.find((each) => each === value)
    if (found) return found
    throw invalid(`Invalid ${this.name(key)}: must be one of ${allowed.join(', ')}`, {
      param: this.name(key),
    })
  }

  /** One of a few values, which has to be there. */
  needOneOf<const T extends string>(key: string, allowed: readonly T[]): T {
    const value = this.oneOf(key, allowed)
    if (value === undefined) throw missingParam(this.name(key))
    return value
  }

  integer(key: string): number | null | undefined {
    const value = this.text(key)
    if (value === undefined || value === null) return value
    if (!/^-?\d+$/.test(value)) {
      const param = this.name(key)
      throw invalid(`Invalid integer: ${value}`, { code: 'parameter_invalid_integer', param })
    }
    return Number(value)
  }

  decimal(key: string): number | null | undefined {
    const value = this.text(key)
    if (value === undefined || value === null) return value
    if (!/^-?\d+(\.\d+)?$/.test(value)) throw invalid(`Invalid decimal: ${value}`, { param: this.name(key) })
    return Number(value)
  }

  /** A count of seconds since 1970. */
  time(key: string): number | null | undefined {
    return this.integer(key)
  }

  flag(key: string): boolean | undefined {
    const value = this.text(key)
    if (value === undefined || value === null) return undefined
    if (value === 'true' || value === '1') return true
    if (value === 'false' || value === '0') return false
    throw invalid(`Invalid boolean: ${value}`, { param: this.name(key) })
  }

  /** Nested fields; `null` where the field was sent empty to unset it. */
  part(key: string): Params | null | undefined {
    const value = this.tree[key]
    if (value === undefined) return undefined
    if (value === '') return null
    if (typeof value === 'string') throw invalid('Invalid object', { param: this.name(key) })
    return new Params(value, this.name(key))
  }

  /** A list of nested fields; an empty one where the field was sent empty. */
  parts(key: string): Params[] | undefined {
    const part = this.part(key)
    if (part === undefined) return undefined
    if (part === null) return []
    return part.keys().map((index) => part.part(index) ?? new Params({}, part.name(index)))
  }

  /** A list of texts; an empty one where the field was sent empty. */
  texts(key: string): string[] | undefined {
    const value = this.tree[key]
    if (value === undefined) return undefined
    if (typeof value === 'string') return value === '' ? [] : [value]
    return Object.values(value).filter((item) => typeof item === 'string')
  }

  /** Metadata after this request: sent keys are set, keys sent empty go, the empty string clears all. */
  metadata(before: Record<string, string> = {}, key = 'metadata'): Record<string, string> {
    const part = this.part(key)
    if (part === undefined) return before
    if (part === null) return {}
    const after = { ...before }
    for (const [name, value] of Object.entries(part.tree)) {
      if (typeof value !== 'string') throw invalid('Metadata values are strings', { param: part.name(name) })
      if (value === '') delete after[name]
      else after[name] = value
    }
    return after
  }
}
