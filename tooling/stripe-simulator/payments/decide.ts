import type { PaymentMethod } from '../kernel/collections.ts'
import type { State } from '../kernel/state.ts'
import { isDelayed, isRedirected } from './currencies.ts'
import { type Decline, declines } from './declines.ts'
import { cardOf, hasMark } from './method-note.ts'

/** What a payer's bank or wallet answers when it is asked for money. */
export type Verdict =
  | { answer: 'approved' }
  | { answer: 'later' }
  /** Its holder has to confirm first, or is sent to the wallet's page. */
  | { answer: 'confirm' }
  | { answer: 'declined'; decline: Decline }

/** Asks without charging anything. `offSession`: nobody is there to confirm. */
export function askForMoney(
  state: State,
  method: PaymentMethod,
  { offSession }: { offSession: boolean },
): Verdict {
  if (isDelayed(method.type)) return { answer: 'later' }
  const isConfirmed = hasMark(state, method, 'isAuthenticated')
  if (isRedirected(method.type)) {
    if (isConfirmed || (offSession && hasMark(state, method, 'isSetUp'))) return { answer: 'approved' }
    return offSession ? { answer: 'declined', decline: declines.generic } : { answer: 'confirm' }
  }
  const card = cardOf(state, method)
  if (!card) return { answer: 'declined', decline: declines.generic }
  if (!isConfirmed && wantsConfirmation(state, method, offSession)) return { answer: 'confirm' }
  return card.refusesCharge ? { answer: 'declined', decline: card.refusesCharge } : { answer: 'approved' }
}

/** Whether a card can be set up to be charged later. */
export function askForSetup(state: State, method: PaymentMethod): Verdict {
  const isConfirmed = hasMark(state, method, 'isAuthenticated')
  if (isRedirected(method.type)) return { answer: isConfirmed ? 'approved' : 'confirm' }
  const card = cardOf(state, method)
  if (card?.refusesSetup) return { answer: 'declined', decline: card.refusesSetup }
  const isGuarded = card?.authentication === 'unless-set-up' || card?.authentication === 'always'
  return { answer: isGuarded && !isConfirmed ? 'confirm' : 'approved' }
}

function wantsConfirmation(state: State, method: PaymentMethod, offSession: boolean): boolean {
  const authentication = cardOf(state, method)?.authentication ?? 'never'
  if (authentication === 'never') return false
  if (!offSession || authentication === 'always') return true
  return authentication === 'unless-set-up' && !hasMark(state, method, 'isSetUp')
}
