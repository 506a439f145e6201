import { noSuch } from './errors.ts'
import type { Kept } from './wire.ts'

/** The objects of one type in order of creation, found by id or by one of the indexed fields. */
export class Collection<T extends { id: string }> {
  readonly name: string
  readonly #byId = new Map<string, T>()
  readonly #indexes = new Map<string, { field: (item: T) => string | null; ids: Map<string, Set<string>> }>()
  readonly #indexed = new Map<string, Map<string, string | null>>()
  #order: string[] = []
  readonly #place = new Map<string, number>()
  readonly #changed: () => void

  constructor(name: string, fields: Record<string, (item: T) => string | null>, changed: () => void) {
    this.name = name
    this.#changed = changed
    for (const [key, field] of Object.entries(fields)) this.#indexes.set(key, { field, ids: new Map() })
  }

  get size(): number {
    return this.#byId.size
  }

  get(id: string | null | undefined): T | undefined {
    return id ? this.#byId.get(id) : undefined
  }

  /** The object, or Stripe's error; `param` names the parameter that carried the id (the path by default). */
  need(id: string, param?: string): T {
    const found = this.#byId.get(id)
    if (!found) throw noSuch(this.name, id, param)
    return found
  }

  /** Keeps a new object, or notes that a kept one was changed in place. */
  put(item: T): T {
    if (!this.#byId.has(item.id)) {
      this.#place.set(item.id, this.#order.length)
      this.#order.push(item.id)
    }
    this.#byId.set(item.id, item)
    this.#index(item)
    this.#changed()
    return item
  }

  delete(id: string): void {
    const item = this.#byId.get(id)
    if (!item) return
    this.#byId.delete(id)
    for (const [key, value] of this.#indexed.get(id) ?? []) {
      if (value !== null) this.#indexes.get(key)?.ids.get(value)?.delete(id)
    }
    this.#indexed.delete(id)
    this.#changed()
  }

  /** Where an object stands in the order of creation; gone ones keep their place. */
  place(id: string): number | undefined {
    return this.#place.get(id)
  }

  /** The objects, newest first, beginning behind a place. */
  *newest(before = this.#order.length): Generator<T> {
    for (let at = Math.min(before, this.#order.length) - 1; at >= 0; at--) {
      const item = this.get(this.#order[at])
      if (item) yield item
    }
  }

  /** The objects, oldest first. */
  values(): IterableIterator<T> {
    return this.#byId.values()
  }

  hasIndex(key: string): boolean {
    return this.#indexes.has(key)
  }

  /** The objects whose indexed field has this value, oldest first. */
  by(key: string, value: string): T[] {
    const ids = this.#indexes.get(key)?.ids.get(value)
    if (!ids) return []
    const found = [...ids].flatMap((id) => this.get(id) ?? [])
    return found.sort((a, b) => (this.place(a.id) ?? 0) - (this.place(b.id) ?? 0))
  }

  #index(item: T): void {
    if (this.#indexes.size === 0) return
    const before = this.#indexed.get(item.id) ?? new Map<string, string | null>()
    for (const [key, { field, ids }] of this.#indexes) {
      const value = field(item)
      const old = before.get(key)
      if (old === value) continue
      if (old) ids.get(old)?.delete(item.id)
      if (value !== null) {
        const set = ids.get(value) ?? new Set()
        ids.set(value, set.add(item.id))
      }
      before.set(key, value)
    }
    this.#indexed.set(item.id, before)
  }
}

/** Narrows what was found by id alone. */
export function isKept(value: unknown): value is Kept {
  return typeof value === 'object' && value !== null && 'id' in value && 'object' in value
}
