import type { SimulatorRequest } from './route.ts'

/** An answer ready to be sent. */
export interface Answer {
  status: number
  headers: Record<string, string>
  body: string | Uint8Array
}

/**
 * Where faults are injected. `beforeHandle` may answer in place of the handler (500, 429), or wait. `afterHandle`
 * may change the answer of what was done, wait, or lose it: null cuts the connection.
 */
export interface FaultHooks {
  beforeHandle?(request: SimulatorRequest): Promise<Answer | null> | Answer | null
  afterHandle?(request: SimulatorRequest, answer: Answer): Promise<Answer | null> | Answer | null
}
