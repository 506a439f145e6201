import type { Subscription, SubscriptionSchedule } from '../../kernel/collections.ts'
import { invalid } from '../../kernel/errors.ts'
import { change, emit } from '../../kernel/events.ts'
import { type FormTree, listTree } from '../../kernel/form.ts'
import { listPage } from '../../kernel/list.ts'
import { Params } from '../../kernel/params.ts'
import type { Resource, SimulatorRequest } from '../../kernel/route.ts'
import type { DueHandler, State } from '../../kernel/state.ts'
import { needCustomer } from '../customers/customers.ts'
import { cancelSubscription } from '../subscriptions/cancel.ts'
import { createSubscription } from '../subscriptions/create.ts'
import { periodOf } from '../subscriptions/object.ts'
import { updateSubscription } from '../subscriptions/update.ts'
import { changePhases } from './change.ts'
import { hasItems, itemsOf, makePhase, makeSchedule, type Phase } from './object.ts'
import { complete, discountsOf, moveOn, release } from './phases.ts'

const url = '/v1/subscription_schedules'

/** What subscriptions will become. */
export const schedules: Resource = {
  routes: [
    { method: 'POST', path: url, handle: ({ state, params }) => createSchedule(state, params) },
    { method: 'GET', path: url, handle: list },
    { method: 'GET', path: `${url}/:id`, handle: need },
    { method: 'POST', path: `${url}/:id`, handle: update },
    { method: 'POST', path: `${url}/:id/release`, handle: letGo },
    { method: 'POST', path: `${url}/:id/cancel`, handle: cancel },
  ],
  due: { 'schedule.phase': begin },
}

function need({ state, id }: SimulatorRequest): SubscriptionSchedule {
  return state.all.schedules.need(id)
}

/** Takes over a subscription, or plans one. */
export function createSchedule(state: State, params: Params): SubscriptionSchedule {
  const from = params.text('from_subscription')
  if (from) return takeOver(state, state.all.subscriptions.need(from, 'from_subscription'))
  const customer = needCustomer(state, params.need('customer'), 'customer')
  const schedule = makeSchedule(state, customer.id)
  changePhases(state, schedule, params)
  state.all.schedules.put(schedule)
  emit(state, 'subscription_schedule.created', schedule)
  const first = schedule.phases[0]
  if (first && first.start_date <= state.nowFor(customer.id)) start(state, schedule, first)
  else if (first) state.schedule(customer.id, first.start_date, 'schedule.phase', schedule.id)
  return schedule
}

function takeOver(state: State, subscription: Subscription): SubscriptionSchedule {
  if (subscription.schedule) {
    throw invalid('You cannot migrate a subscription that is already attached to a schedule.', {
      param: 'from_subscription',
    })
  }
  if (subscription.ended_at !== null) {
    throw invalid('You cannot migrate a subscription that is canceled.', { param: 'from_subscription' })
  }
  const schedule = makeSchedule(state, subscription.customer)
  const { start, end } = periodOf(subscription)
  const phase = makePhase(subscription.currency, start, end, itemsOf(subscription))
  phase.trial_end = subscription.status === 'trialing' ? subscription.trial_end : null
  phase.metadata = { ...subscription.metadata }
  phase.discounts = subscription.discounts.map((discount) => ({
    coupon: null,
    discount,
    promotion_code: null,
  }))
  schedule.phases = [phase]
  schedule.status = 'active'
  schedule.subscription = subscription.id
  schedule.current_phase = { end_date: end, start_date: start }
  // What was to end at the period's end, the schedule ends.
  if (subscription.cancel_at !== null) schedule.end_behavior = 'cancel'
  state.all.schedules.put(schedule)
  emit(state, 'subscription_schedule.created', schedule)
  change(state, state.all.subscriptions, 'customer.subscription.updated', subscription, (it) => {
    it.schedule = schedule.id
    it.cancel_at_period_end = false
    it.cancel_at = schedule.end_behavior === 'cancel' ? end : null
  })
  state.schedule(schedule.customer, end, 'schedule.phase', schedule.id)
  return schedule
}

/** Starts the subscription of a schedule that had none. */
function start(state: State, schedule: SubscriptionSchedule, phase: Phase): void {
  const params = new Params({
    ...asUpdate(phase, state.nowFor(schedule.customer)),
    customer: schedule.customer,
  })
  const subscription = createSubscription(state, params)
  subscription.schedule = schedule.id
  state.all.subscriptions.put(subscription)
  change(state, state.all.schedules, 'subscription_schedule.updated', schedule, (it) => {
    it.status = 'active'
    it.subscription = subscription.id
    it.current_phase = { end_date: phase.end_date, start_date: phase.start_date }
  })
  state.schedule(schedule.customer, phase.end_date, 'schedule.phase', schedule.id)
}

/** A phase as a request would ask for it. */
function asUpdate(phase: Phase, now: number): FormTree {
  const items = phase.items.map(({ price, quantity }) => ({ price, quantity: String(quantity ?? 1) }))
  return {
    items: listTree(items),
    metadata: { ...phase.metadata },
    ...(phase.trial_end && phase.trial_end > now ? { trial_end: String(phase.trial_end) } : {}),
    ...(phase.default_payment_method ? { default_payment_method: phase.default_payment_method } : {}),
    ...(discountsOf(phase)?.tree ?? {}),
  }
}

/** Changes a running subscription to what a phase asks for, in the middle of a period. */
function changeNow(state: State, subscription: Subscription, phase: Phase, behavior: string): void {
  if (hasItems(subscription, phase.items)) return
  const wanted = new Map(phase.items.map((item) => [item.price, item.quantity ?? 1]))
  const items: FormTree[] = subscription.items.data.map(({ id, price }) => {
    const quantity = wanted.get(price.id)
    wanted.delete(price.id)
    return quantity === undefined ? { id, deleted: 'true' } : { id, quantity: String(quantity) }
  })
  for (const [price, quantity] of wanted) items.unshift({ price, quantity: String(quantity) })
  updateSubscription(
    state,
    subscription,
    new Params({
      ...asUpdate(phase, state.nowFor(subscription.customer)),
      items: listTree(items),
      proration_behavior: behavior,
    }),
  )
}

/** A phase ends, or the first one begins. At a period's end the renewal sees to it. */
function begin(...[state, id, at]: Parameters<DueHandler>): void {
  const schedule = state.all.schedules.get(id)
  const first = schedule?.phases[0]
  if (schedule?.status === 'not_started' && first && first.start_date <= at) {
    start(state, schedule, first)
    return
  }
  const subscription = state.all.subscriptions.get(schedule?.subscription)
  if (schedule?.status !== 'active' || !subscription || periodOf(subscription).end === at) return
  const phase = moveOn(state, schedule, at)
  if (phase === 'over') complete(state, schedule, subscription)
  else if (phase) changeNow(state, subscription, phase, phase.proration_behavior)
}

function update(request: SimulatorRequest): SubscriptionSchedule {
  const { state, params } = request
  const schedule = need(request)
  if (schedule.status !== 'active' && schedule.status !== 'not_started') {
    throw invalid(`You cannot update a subscription schedule that is ${schedule.status}.`)
  }
  change(state, state.all.schedules, 'subscription_schedule.updated', schedule, (it) => {
    changePhases(state, it, params)
    const now = state.nowFor(it.customer)
    const current = it.phases.find(({ start_date, end_date }) => start_date <= now && now < end_date)
    if (it.current_phase && current)
      it.current_phase = { end_date: current.end_date, start_date: current.start_date }
  })
  for (const { start_date, end_date } of schedule.phases) {
    state.schedule(schedule.customer, start_date, 'schedule.phase', schedule.id)
    state.schedule(schedule.customer, end_date, 'schedule.phase', schedule.id)
  }
  const subscription = state.all.subscriptions.get(schedule.subscription)
  const current = schedule.phases.find((phase) => phase.start_date === schedule.current_phase?.start_date)
  if (subscription && current)
    changeNow(state, subscription, current, params.text('proration_behavior') ?? 'create_prorations')
  return schedule
}

function letGo(request: SimulatorRequest): SubscriptionSchedule {
  const { state } = request
  const schedule = needRunning(need(request), 'released')
  release(state, schedule, state.all.subscriptions.get(schedule.subscription))
  return schedule
}

function cancel(request: SimulatorRequest): SubscriptionSchedule {
  const { state, params } = request
  const schedule = needRunning(need(request), 'canceled')
  const subscription = state.all.subscriptions.get(schedule.subscription)
  if (subscription) {
    const flag = (key: string) => String(params.flag(key) ?? true)
    cancelSubscription(
      state,
      subscription,
      new Params({ prorate: flag('prorate'), invoice_now: flag('invoice_now') }),
    )
    return schedule
  }
  schedule.status = 'canceled'
  schedule.canceled_at = state.nowFor(schedule.customer)
  state.all.schedules.put(schedule)
  emit(state, 'subscription_schedule.canceled', schedule)
  return schedule
}

function needRunning(schedule: SubscriptionSchedule, wanted: string): SubscriptionSchedule {
  if (schedule.status === 'active' || schedule.status === 'not_started') return schedule
  throw invalid(
    `You cannot make a subscription schedule ${wanted} that is currently in the \`${schedule.status}\` status.`,
  )
}

function list({ state, params }: SimulatorRequest): object {
  const customer = params.text('customer')
  const scheduled = params.flag('scheduled')
  return listPage(state.all.schedules, params, {
    url,
    by: customer ? ['customer', customer] : null,
    where: (it) => !scheduled || it.status === 'not_started',
  })
}
