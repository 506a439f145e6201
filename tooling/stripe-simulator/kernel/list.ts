import type { Collection } from './collection.ts'
import { invalid, noSuch } from './errors.ts'
import type { Params } from './params.ts'

export interface Page<T> {
  object: 'list'
  data: T[]
  has_more: boolean
  url: string
}

/**
 * One page of a collection, newest first, as `limit`, `starting_after`, `ending_before` and `created` ask for it.
 * `by` names an indexed field and its value, so that few of many are found without looking at all.
 */
export function listPage<T extends { id: string }>(
  collection: Collection<T>,
  params: Params,
  options: {
    url: string
    where?: (item: T) => boolean
    by?: [field: string, value: string] | null
  },
): Page<T> {
  const { where = () => true, by } = options
  const limit = params.integer('limit') ?? 10
  if (limit < 1 || limit > 100) throw invalid('Limit must be between 1 and 100', { param: 'limit' })
  const created = createdFilter(params)
  const fits = (item: T) => created(item) && where(item)
  const after = placeOf(collection, params, 'starting_after')
  const before = placeOf(collection, params, 'ending_before')
  const candidates = by ? collection.by(by[0], by[1]).reverse() : null
  const place = (item: T) => collection.place(item.id) ?? 0
  const data: T[] = []
  if (before !== null) {
    // The page that ends right before: the oldest of what is newer.
    const all = [...(candidates ?? collection.newest())].filter((item) => place(item) > before && fits(item))
    return pageOf(all.slice(-limit), all.length > limit, options.url)
  }
  const source = candidates
    ? candidates.filter((item) => after === null || place(item) < after)
    : collection.newest(after ?? undefined)
  for (const item of source) {
    if (!fits(item)) continue
    if (data.length === limit) return pageOf(data, true, options.url)
    data.push(item)
  }
  return pageOf(data, false, options.url)
}

/** A whole list that stands inside of an object, such as a subscription's items. */
export function wholeList<T>(data: T[], url: string): Page<T> {
  return pageOf(data, false, url)
}

function pageOf<T>(data: T[], more: boolean, url: string): Page<T> {
  return { object: 'list', data, has_more: more, url }
}

function placeOf<T extends { id: string }>(
  collection: Collection<T>,
  params: Params,
  key: string,
): number | null {
  const id = params.text(key)
  if (!id) return null
  const place = collection.place(id)
  if (place === undefined) throw noSuch(collection.name, id, key)
  return place
}

function createdFilter(params: Params): (item: object) => boolean {
  if (!params.has('created')) return () => true
  const exact = typeof params.tree.created === 'string' ? params.time('created') : null
  const range = exact === null ? params.part('created') : null
  const [gt, gte, lt, lte] = ['gt', 'gte', 'lt', 'lte'].map((key) => range?.time(key) ?? null)
  return (item) => {
    if (!('created' in item) || typeof item.created !== 'number') return true
    const at = item.created
    if (typeof exact === 'number') return at === exact
    return (
      (typeof gt !== 'number' || at > gt) &&
      (typeof gte !== 'number' || at >= gte) &&
      (typeof lt !== 'number' || at < lt) &&
      (typeof lte !== 'number' || at <= lte)
    )
  }
}
