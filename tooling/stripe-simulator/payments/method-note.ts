import type { PaymentMethod } from '../kernel/collections.ts'
import type { State } from '../kernel/state.ts'
import { findCard, type TestCard } from './test-cards.ts'

/** The test card behind a payment method; null for other ways to pay. */
export function cardOf(state: State, method: PaymentMethod): TestCard | null {
  const number = state.all.notes.get(method.id)?.card
  return typeof number === 'string' ? (findCard(number) ?? null) : null
}

type Mark = 'isSetUp' | 'isAuthenticated'

/** `isSetUp`: agreed to be charged off session. `isAuthenticated`: its holder just confirmed, good for one charge. */
export function hasMark(state: State, method: PaymentMethod, mark: Mark): boolean {
  return state.all.notes.get(method.id)?.[mark] === true
}

export function setMark(state: State, method: PaymentMethod, mark: Mark, value: boolean): void {
  const note = state.all.notes.get(method.id) ?? { id: method.id }
  state.all.notes.put({ ...note, [mark]: value })
}
