import { setTimeout as wait } from 'node:timers/promises'
import { ProviderError } from '@leasehold/core'
import type Stripe from 'stripe'
import type { Link } from './link.ts'
import { toSeconds } from './mapping.ts'

/** How often a clock is looked at while it moves, and how long it may take. */
const LOOK_MS = 250
const PATIENCE_MS = 120_000

/** Moves a test clock, and waits until all that was due by then has happened. One that is past it already stays. */
export async function advanceClock({ stripe, isTest }: Link, id: string, to: Date): Promise<void> {
  if (!isTest) {
    throw new ProviderError({ isFinal: true, code: 'test_mode_only', message: 'Real time does not move.' })
  }
  const before = await settled(stripe, id)
  if (before.frozen_time >= toSeconds(to)) return
  await stripe.testHelpers.testClocks.advance(id, { frozen_time: toSeconds(to) })
  await settled(stripe, id)
}

async function settled(stripe: Stripe, id: string): Promise<Stripe.TestHelpers.TestClock> {
  const until = performance.now() + PATIENCE_MS
  for (;;) {
    const clock = await stripe.testHelpers.testClocks.retrieve(id)
    if (clock.status === 'ready') return clock
    if (clock.status === 'internal_failure' || performance.now() > until) {
      const message = `The test clock ${id} does not get to where it was moved.`
      throw new ProviderError({ isFinal: true, code: 'clock_failed', message })
    }
    await wait(LOOK_MS)
  }
}
