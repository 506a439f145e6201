import type { TestClock } from '../../kernel/collections.ts'
import { invalid } from '../../kernel/errors.ts'
import { emit } from '../../kernel/events.ts'
import { listPage } from '../../kernel/list.ts'
import type { Params } from '../../kernel/params.ts'
import type { Resource, SimulatorRequest } from '../../kernel/route.ts'
import type { State } from '../../kernel/state.ts'

const url = '/v1/test_helpers/test_clocks'

/** Time that is moved by hand. */
export const testClocks: Resource = {
  routes: [
    { method: 'POST', path: url, handle: ({ state, params }) => create(state, params) },
    {
      method: 'GET',
      path: url,
      handle: ({ state, params }) => listPage(state.all.testClocks, params, { url }),
    },
    { method: 'GET', path: `${url}/:id`, handle: ({ state, id }) => state.all.testClocks.need(id) },
    { method: 'POST', path: `${url}/:id/advance`, handle: advance },
    { method: 'DELETE', path: `${url}/:id`, handle: remove },
  ],
}

function create(state: State, params: Params): TestClock {
  const created = state.nowOn(null)
  const clock: TestClock = {
    id: state.id('clock'),
    object: 'test_helpers.test_clock',
    created,
    deletes_after: created + 30 * 86_400,
    frozen_time: Number(params.need('frozen_time')),
    livemode: false,
    name: params.text('name') ?? null,
    status: 'ready',
    status_details: {},
  }
  state.all.testClocks.put(clock)
  emit(state, 'test_helpers.test_clock.created', clock)
  return clock
}

/**
 * All that falls due on the way is worked off before the answer, which still says `advancing` as Stripe's does;
 * whoever asks next hears `ready`.
 */
function advance({ state, params, id }: SimulatorRequest): TestClock {
  return advanceClock(state, id, params.time('frozen_time'))
}

/** Moves a clock to a time in seconds; pages come this way too. */
export function advanceClock(state: State, id: string, to: number | null | undefined): TestClock {
  const clock = state.all.testClocks.need(id)
  if (typeof to !== 'number' || to <= clock.frozen_time) {
    throw invalid('frozen_time must be after the current frozen_time of the test clock.', {
      param: 'frozen_time',
    })
  }
  emit(state, 'test_helpers.test_clock.advancing', { ...clock, test_clock: id })
  const before: TestClock = {
    ...clock,
    status: 'advancing',
    status_details: { advancing: { target_frozen_time: to } },
  }
  state.advance(id, to)
  emit(state, 'test_helpers.test_clock.ready', { ...clock, test_clock: id })
  return before
}

/** Takes everything along that lives on the clock. */
function remove({ state, id }: SimulatorRequest): object {
  const clock = state.all.testClocks.need(id)
  for (const { id: customer } of state.all.customers.by('test_clock', id)) {
    for (const { id: each } of state.all.subscriptions.by('customer', customer))
      state.all.subscriptions.delete(each)
    for (const { id: each } of state.all.invoices.by('customer', customer)) state.all.invoices.delete(each)
    state.all.customers.delete(customer)
  }
  state.agenda.drop(id)
  state.all.testClocks.delete(id)
  emit(state, 'test_helpers.test_clock.deleted', clock)
  return { id, object: 'test_helpers.test_clock', deleted: true }
}
