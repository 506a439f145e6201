import type { IncomingHttpHeaders } from 'node:http'
import type { Params } from './params.ts'
import type { DueHandler, State } from './state.ts'

export interface SimulatorRequest {
  method: 'GET' | 'POST' | 'DELETE'
  /** The path as it was asked for, such as `/v1/customers/cus_1`. */
  path: string
  /** What stands in the path in place of `:id`. */
  ids: Record<string, string>
  /** The form of a POST or the query of a GET. */
  params: Params
  headers: IncomingHttpHeaders
  state: State
  requestId: string
  /** The id in the path that a route with `:id` always has. */
  id: string
}

/** An answer that is not JSON: a page, a redirect, a PDF. */
export class RawAnswer {
  readonly status: number
  readonly headers: Record<string, string>
  readonly body: string | Uint8Array
  constructor(status: number, headers: Record<string, string>, body: string | Uint8Array = '') {
    this.status = status
    this.headers = headers
    this.body = body
  }
}

export interface Route {
  method: 'GET' | 'POST' | 'DELETE'
  /** `/v1/customers/:id`: `:name` stands for one part of the path. */
  path: string
  /** Pages for people carry no key. */
  open?: boolean
  /**
   * Answers at once: one request is worked off as a whole before the next one begins. What it throws leaves the
   * state as the handler left it: check first, change then.
   */
  handle(request: SimulatorRequest): unknown
}

/** A value that Stripe leaves out until it is asked to expand it: `invoice.payments`. */
export type Includable = (state: State, id: string) => unknown

/** What one resource adds to the simulator. */
export interface Resource {
  routes: Route[]
  /** By object and field: `'customer.subscriptions'`. */
  includable?: Record<string, Includable>
  /** By kind of agenda entry. */
  due?: Record<string, DueHandler>
  /** Called once for a new state, e.g. to set `state.services`. */
  start?(state: State): void
}

/** Finds the route for a request. */
export class Router {
  readonly #fixed = new Map<string, Route>()
  readonly #open: { route: Route; parts: string[] }[] = []

  constructor(routes: Route[]) {
    for (const route of routes) {
      if (route.path.includes(':')) this.#open.push({ route, parts: route.path.split('/') })
      else this.#fixed.set(`${route.method} ${route.path}`, route)
    }
  }

  find(method: string, path: string): { route: Route; ids: Record<string, string> } | null {
    const fixed = this.#fixed.get(`${method} ${path}`)
    if (fixed) return { route: fixed, ids: {} }
    const asked = path.split('/')
    for (const { route, parts } of this.#open) {
      if (route.method !== method || parts.length !== asked.length) continue
      const ids: Record<string, string> = {}
      const fits = parts.every((part, at) => {
        if (!part.startsWith(':')) return part === asked[at]
        ids[part.slice(1)] = decodeURIComponent(asked[at] ?? '')
        return true
      })
      if (fits) return { route, ids }
    }
    return null
  }
}
