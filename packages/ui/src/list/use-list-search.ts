import { keepPreviousData } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { ListSearch } from './list-search.ts'

type Change = Record<string, string | undefined>

type Navigate = (options: {
  to: string
  search: (before: Change) => Change
  replace?: boolean
  resetScroll?: boolean
}) => unknown

/** The state of a list, kept in the address so that it can be bookmarked, shared and gone back to. */
export type List<Search extends ListSearch = ListSearch> = {
  /** The input of the list's procedure, as it stands in the address. */
  search: Search
  /** Options of the list's query: the rows before stay until the next ones are there. */
  options: { placeholderData: typeof keepPreviousData }
  /** Changes the search or filters and goes back to the first page. */
  change: (values: { [Name in keyof Search]?: string | undefined }) => void
  /** Goes to another page; undefined is the first. */
  goTo: (cursor: string | undefined) => void
  /** Shows the first page in place of one that the address names and that does not exist. */
  startOver: () => void
  /** True when anything narrows the list. */
  isNarrowed: boolean
  /** Removes the search and all filters, and keeps the order. */
  clear: () => void
}

const order = new Set(['sort', 'direction'])

/** `const list = useListSearch(route.useSearch())`, for a route with `validateSearch: listSearch({ … })`. */
export function useListSearch<Search extends ListSearch>(search: Search): List<Search> {
  // Every page has other parameters; those of a list are only ever changed here.
  const navigate = useNavigate() as Navigate
  return useMemo(() => {
    const go = (update: (before: Change) => Change, replace: boolean) =>
      void navigate({ to: '.', search: update, replace, resetScroll: false })
    return {
      search,
      options: { placeholderData: keepPreviousData },
      change: (values) => {
        // Each choice can be gone back on; what is being typed is one step, however many letters it has.
        const goesOnTyping = 'query' in values && search.query !== undefined
        go((before) => ({ ...before, ...(values as Change), cursor: undefined }), goesOnTyping)
      },
      goTo: (cursor) => go((before) => ({ ...before, cursor }), false),
      startOver: () => go((before) => ({ ...before, cursor: undefined }), true),
      isNarrowed: Object.entries(search).some(
        ([name, value]) => value !== undefined && name !== 'cursor' && !order.has(name),
      ),
      clear: () =>
        go((before) => Object.fromEntries(Object.entries(before).filter(([name]) => order.has(name))), false),
    }
  }, [search, navigate])
}
