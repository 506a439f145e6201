/** Reads one filter from the address; undefined drops what nobody could have chosen. */
export type FilterReader<T extends string> = (given: string) => T | undefined

/** A filter whose value is one of `options`. */
export function oneOf<const Options extends readonly string[]>(
  options: Options,
): FilterReader<Options[number]> {
  return (given) => options.find((option) => option === given)
}

/** A filter of any text, such as an id or a date. */
export const anyText: FilterReader<string> = (given) => given

/** A filter by a day, as `ListDateFilter` has it: `2026-03-05`. */
export const aDay: FilterReader<string> = (given) => {
  if (!/^(19|2\d)\d\d-\d\d-\d\d$/.test(given)) return undefined
  const at = Date.parse(`${given}T00:00:00Z`)
  // The thirtieth of February reads as a day of March.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(given) ? given : undefined
}

type Filters = Record<string, FilterReader<string>>

/** The state of a list as the address keeps it; also the input of the list's procedure. */
export type ListSearch<Sort extends string = string, F extends Filters = Filters> = {
  query?: string
  sort?: Sort
  direction?: 'asc' | 'desc'
  cursor?: string
} & { [Name in keyof F]?: F[Name] extends FilterReader<infer Value> ? Value : never }

/**
 * `validateSearch` of a list's route: keeps what the list understands and drops everything else, so that
 * an old or mistyped address still shows the list.
 */
export function listSearch<const Sort extends string, F extends Filters>(options: {
  /** Columns the server can sort by. */
  sort?: readonly Sort[]
  filters?: F
}) {
  return (given: Record<string, unknown>): ListSearch<Sort, F> => {
    const text = (name: string, longest: number) => {
      const value = given[name]
      if (typeof value !== 'string') return undefined
      // What comes along with a pasted text, unseen, is nothing to search for.
      return value.slice(0, longest).replace(/[\p{Cc}\p{Cs}]/gu, '') || undefined
    }
    const readers: Record<string, FilterReader<string>> = {
      ...options.filters,
      query: anyText,
      sort: oneOf(options.sort ?? []),
      direction: oneOf(['asc', 'desc']),
      cursor: anyText,
    }
    // The router lays what a route returns over what is in the address: only `undefined` takes something away.
    const search: Record<string, string | undefined> = {}
    for (const name of Object.keys(given)) search[name] = undefined
    for (const [name, read] of Object.entries(readers)) {
      const value = text(name, name === 'cursor' ? 600 : 100)
      const known = value === undefined ? undefined : read(value)
      if (known !== undefined) search[name] = known
    }
    return search as ListSearch<Sort, F>
  }
}
