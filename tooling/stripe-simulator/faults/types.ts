/** What all faults have: how often they strike, and when they are spent. */
interface Striking {
  /** From 0 to 1; 1 when not given. */
  probability?: number
  /** How often it strikes before it is gone; null: until removed. */
  times?: number | null
  /** Makes its dice repeatable; 1 when not given. */
  seed?: number
}

/** Something that goes wrong on the way of a webhook. */
export type DeliveryFault = Striking & {
  /** Event types it is for, `*` standing for anything (`invoice.*`); all when not given. */
  types?: string[]
} & (
    | { kind: 'duplicate' /** How often the event arrives in all; 2 when not given. */; copies?: number }
    | { kind: 'delay'; delayMs: number }
    | { kind: 'reorder' /** Each event waits some time up to this; 200 when not given. */; withinMs?: number }
    | { kind: 'drop' }
  )

/**
 * Something that goes wrong with a call of the API: `cut-before` closes the connection with nothing done,
 * `cut-after` does what was asked and closes it without an answer, `timeout` does nothing and never answers
 * (the connection is closed after `afterMs`), `server-error` is a 500 and `rate-limit` a 429, nothing done.
 */
export type ApiFault = Striking & {
  kind: 'server-error' | 'rate-limit' | 'timeout' | 'cut-before' | 'cut-after'
  method?: 'GET' | 'POST' | 'DELETE'
  /** A path, `*` standing for anything: `/v1/subscriptions*`; all when not given. */
  path?: string
  /** Of `timeout`: 60,000 when not given. */
  afterMs?: number
}

export type Fault = DeliveryFault | ApiFault

/** What becomes of an event on its way to an endpoint. */
export interface DeliveryFate {
  dropped: boolean
  /** One entry per copy that is sent: how long that one waits. */
  delaysMs: number[]
}
