import type { SubscriptionSchedule } from '../../kernel/collections.ts'
import { invalid } from '../../kernel/errors.ts'
import type { Params } from '../../kernel/params.ts'
import type { State } from '../../kernel/state.ts'
import { fromAnchor } from '../arithmetic/periods.ts'
import { readItems } from '../subscriptions/items.ts'
import { makePhase, type Phase, phaseItem } from './object.ts'

const prorations = ['create_prorations', 'always_invoice', 'none'] as const

/** Takes over the phases and the end that a request gives a schedule. */
export function changePhases(state: State, schedule: SubscriptionSchedule, params: Params): void {
  schedule.end_behavior = params.oneOf('end_behavior', ['cancel', 'release']) ?? schedule.end_behavior
  schedule.metadata = params.metadata(schedule.metadata ?? {})
  const parts = params.parts('phases')
  if (!parts) return
  if (parts.length === 0)
    throw invalid('A subscription schedule needs at least one phase.', { param: 'phases' })
  const now = state.nowFor(schedule.customer)
  let start = startOf(state, schedule, params, now)
  const phases: Phase[] = []
  for (const part of parts) {
    const said = part.text('start_date') === 'now' ? now : part.time('start_date')
    if (typeof said === 'number') start = said
    const phase = readPhase(state, part, start, now)
    const before = phases.at(-1)
    if (before && before.end_date !== phase.start_date) {
      throw invalid('The phases of a schedule have to follow each other without a gap.', {
        param: part.name('start_date'),
      })
    }
    phases.push(phase)
    start = phase.end_date
  }
  const current = schedule.current_phase
  if (current && !phases.some((phase) => phase.start_date <= now && now < phase.end_date)) {
    throw invalid('The current phase must be present in the phases.', { param: 'phases' })
  }
  if (current && phases[0]?.start_date !== current.start_date) {
    throw invalid('You can not modify the start date of the current phase.', {
      param: 'phases[0][start_date]',
    })
  }
  schedule.phases = phases
}

function startOf(state: State, schedule: SubscriptionSchedule, params: Params, now: number): number {
  if (schedule.current_phase) return schedule.current_phase.start_date
  const said = params.time('start_date')
  return typeof said === 'number'
    ? said
    : (schedule.phases[0]?.start_date ?? state.nowFor(schedule.customer) ?? now)
}

function readPhase(state: State, params: Params, start: number, now: number): Phase {
  const drafts = readItems(state, params)
  const currency = drafts[0]?.price.currency ?? 'usd'
  const items = drafts.map(({ price, quantity, metadata }) => phaseItem(price.id, quantity, metadata))
  const phase = makePhase(
    currency,
    start,
    endOf(params, start, now, drafts[0]?.price.recurring ?? null),
    items,
  )
  phase.metadata = params.metadata()
  phase.description = params.text('description') ?? null
  phase.proration_behavior = params.oneOf('proration_behavior', prorations) ?? 'create_prorations'
  phase.billing_cycle_anchor = params.oneOf('billing_cycle_anchor', ['automatic', 'phase_start']) ?? null
  phase.trial_end = params.flag('trial') ? phase.end_date : (params.time('trial_end') ?? null)
  phase.default_payment_method = params.text('default_payment_method') ?? null
  phase.discounts = (params.parts('discounts') ?? []).map((each) => ({
    coupon: each.text('coupon') ?? null,
    discount: each.text('discount') ?? null,
    promotion_code: each.text('promotion_code') ?? null,
  }))
  if (phase.end_date <= phase.start_date) {
    throw invalid('A phase has to end after it starts.', { param: params.name('end_date') })
  }
  return phase
}

/** A phase without an end lasts one period; the schedule's end says what follows. */
function endOf(
  params: Params,
  start: number,
  now: number,
  rhythm: { interval: string; interval_count: number } | null,
): number {
  if (params.text('end_date') === 'now') return now
  const end = params.time('end_date')
  if (typeof end === 'number') return end
  const duration = params.part('duration')
  if (duration) {
    const every = {
      interval: duration.need('interval'),
      interval_count: duration.integer('interval_count') ?? 1,
    }
    return fromAnchor(start, every, 1)
  }
  return fromAnchor(start, rhythm ?? { interval: 'month', interval_count: 1 }, 1)
}
