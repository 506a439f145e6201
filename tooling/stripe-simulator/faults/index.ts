import { seededRandom } from './random.ts'
import type { ApiFault, DeliveryFate, DeliveryFault, Fault } from './types.ts'

export type { ApiFault, DeliveryFate, DeliveryFault, Fault } from './types.ts'

/** A fault that waits for its chance. */
export interface ArmedFault {
  id: string
  fault: Fault
  /** How often it may still strike; null: without end. */
  left: number | null
}

type Armed = ArmedFault & { random: () => number }

const apiKinds = ['server-error', 'rate-limit', 'timeout', 'cut-before', 'cut-after']
const deliveryKinds = ['duplicate', 'delay', 'reorder', 'drop']

/** Every kind of fault there is, for forms and for checking input. */
export const faultKinds: readonly string[] = [...apiKinds, ...deliveryKinds]

const isApiFault = (fault: Fault): fault is ApiFault => apiKinds.includes(fault.kind)

/** The faults on demand of one simulator. They strike in the order they were added. */
export class Faults {
  #armed: Armed[] = []
  #added = 0

  /** Arms a fault and says its id. A fault of the API strikes once unless told otherwise, others without end. */
  add(fault: Fault): string {
    this.#added += 1
    const id = `flt_${this.#added}`
    const left = fault.times === undefined ? (isApiFault(fault) ? 1 : null) : fault.times
    this.#armed.push({ id, fault, left, random: seededRandom(fault.seed ?? 1) })
    return id
  }

  /** Takes one fault back; false when there is none of that id (any more). */
  remove(id: string): boolean {
    const before = this.#armed.length
    this.#armed = this.#armed.filter((armed) => armed.id !== id)
    return this.#armed.length < before
  }

  clear(): void {
    this.#armed = []
  }

  list(): ArmedFault[] {
    return this.#armed.map(({ id, fault, left }) => ({ id, fault, left }))
  }

  /** The fault that strikes this call of the API, if any; it counts as struck. */
  forRequest(method: string, path: string): ApiFault | undefined {
    for (const armed of this.#armed) {
      const { fault } = armed
      if (!isApiFault(fault)) continue
      if (fault.method !== undefined && fault.method !== method) continue
      if (fault.path !== undefined && !matches(fault.path, path)) continue
      if (this.#strikes(armed)) return fault
    }
    return undefined
  }

  /** What becomes of an event of this type on its way to one endpoint. */
  forDelivery(type: string): DeliveryFate {
    const fate: DeliveryFate = { dropped: false, delaysMs: [0] }
    for (const armed of [...this.#armed]) {
      const { fault } = armed
      if (isApiFault(fault)) continue
      if (fault.types !== undefined && !fault.types.some((pattern) => matches(pattern, type))) continue
      if (this.#strikes(armed)) worsen(fate, fault, armed.random)
    }
    return fate
  }

  #strikes(armed: Armed): boolean {
    if (armed.random() >= (armed.fault.probability ?? 1)) return false
    if (armed.left === null) return true
    armed.left -= 1
    if (armed.left <= 0) this.remove(armed.id)
    return true
  }
}

function worsen(fate: DeliveryFate, fault: DeliveryFault, random: () => number): void {
  if (fault.kind === 'drop') fate.dropped = true
  if (fault.kind === 'duplicate') {
    const first = fate.delaysMs[0] ?? 0
    while (fate.delaysMs.length < (fault.copies ?? 2)) fate.delaysMs.push(first)
  }
  if (fault.kind === 'delay') fate.delaysMs = fate.delaysMs.map((delay) => delay + fault.delayMs)
  if (fault.kind === 'reorder') {
    const withinMs = fault.withinMs ?? 200
    fate.delaysMs = fate.delaysMs.map((delay) => delay + random() * withinMs)
  }
}

/** Whether a text fits a pattern in which `*` stands for anything. */
export function matches(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split('*')
  if (!text.startsWith(first)) return false
  let from = first.length
  for (const [index, part] of rest.entries()) {
    const isLast = index === rest.length - 1
    const at = isLast ? text.length - part.length : text.indexOf(part, from)
    if (at < from || !text.startsWith(part, at)) return false
    from = at + part.length
  }
  return from === text.length || rest.length > 0
}
