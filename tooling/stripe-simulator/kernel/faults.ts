import type { SimulatorRequest } from './route.ts'

/** An answer ready to be sent. */
export interface Answer {
  status: number
  headers: Record<string, string>
  body: string | Uint8Array
}

/**
 * Where faults are injected. `beforeHandle` may answer in place of the handler (500, 429), wait, or `cut` the
 * connection with nothing done. `afterHandle` may change the answer of what was done, wait, or lose it: null cuts.
 */
export interface FaultHooks {
  beforeHandle?(request: SimulatorRequest): Promise<Answer | 'cut' | null> | Answer | 'cut' | null
  afterHandle?(request: SimulatorRequest, answer: Answer): Promise<Answer | null> | Answer | null
}
