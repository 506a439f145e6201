import type { Subscription } from '../../kernel/collections.ts'
import type { State } from '../../kernel/state.ts'

/** Lets the phase begin that is due at a time. */
export function applyPhase(_state: State, _subscription: Subscription, _at: number): 'ended' | 'goes-on' {
  return 'goes-on'
}
