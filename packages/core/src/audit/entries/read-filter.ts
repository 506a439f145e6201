import { type AuditResource, actionsOn } from '@leasehold/catalog'
import { decodePlace, endOfDay, startOfDay } from '../../kernel/index.ts'
import { type Order, placeTypes, type Span } from '../scan/store.ts'
import type { Filter } from './store.ts'

type Given = {
  cursor?: string | undefined
  limit: number
  from?: string | undefined
  to?: string | undefined
  action?: string | undefined
  resource?: AuditResource | undefined
}

/** The part of the log that is asked for; one entry more than a page, to know whether it goes on. */
export function readSpan(input: Given, timeZone: string, order: Order): Span {
  return {
    place: decodePlace(input.cursor, placeTypes[order]),
    from: input.from ? startOfDay(input.from, timeZone) : null,
    until: input.to ? endOfDay(input.to, timeZone) : null,
    limit: input.limit + 1,
  }
}

/** A kind of thing is asked for as its actions: see `auditActions`. */
export function readActions({ action, resource }: Given): Filter['actions'] {
  if (!resource) return action ? [action] : null
  const actions: string[] = actionsOn(resource)
  return action ? actions.filter((one) => one === action) : actions
}

/** A person in the form of an id, in lower case as the database writes it. */
export const readPerson = (id: string) => ({ id: id.toLowerCase() })
