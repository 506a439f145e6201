import type { Deliveries } from '../deliveries/index.ts'
import type { Faults } from '../faults/index.ts'
import { invalid } from '../kernel/errors.ts'
import type { Resource, Route, SimulatorRequest } from '../kernel/route.ts'
import { seeOther } from '../pages/answers.ts'
import { type Control, steps } from './control.ts'
import { faultFrom } from './fault-form.ts'

export interface Tools {
  deliveries: Deliveries
  faults: Faults
  control: Control
}

/** A control call: a form in, JSON out, or back to the page (`back`) that it came from. */
function call(path: string, handle: (request: SimulatorRequest) => unknown): Route {
  return {
    method: 'POST',
    path: `/simulator/${path}`,
    open: true,
    handle: (request) => {
      const answer = handle(request) ?? { done: true }
      return request.params.text('back') === 'page' ? seeOther('/') : answer
    },
  }
}

function outcomeOf<T extends string>({ params }: SimulatorRequest, key: string, allowed: readonly [T, T]): T {
  const outcome = params.oneOf(key, allowed)
  if (outcome) return outcome
  throw invalid(`Missing required param: ${key}, one of ${allowed.join(', ')}.`, { param: key })
}

/** Control calls: what tests and people do to the simulator beside its API. */
export function controlRoutes({ deliveries, faults, control }: Tools): Resource {
  return {
    routes: [
      call('faults', ({ params }) => ({ id: faults.add(faultFrom(params)) })),
      call('faults/clear', () => faults.clear()),
      call('faults/:id/remove', ({ id }) => ({ removed: faults.remove(id) })),
      { method: 'GET', path: '/simulator/faults', open: true, handle: () => ({ data: faults.list() }) },

      call('deliveries/hold', () => deliveries.hold()),
      call('deliveries/release', () => deliveries.release()),
      call('deliveries/drop', ({ params }) => deliveries.drop(params.texts('events'))),
      // Answered at once; who wants to know how it went asks for the deliveries.
      call('deliveries/deliver', ({ params, state }) => {
        const events = params.texts('events') ?? []
        for (const id of events) state.all.events.need(id, 'events')
        void deliveries.deliver(events)
      }),
      call('events/:id/resend', ({ id }) => deliveries.resend(id)),
      {
        method: 'GET',
        path: '/simulator/deliveries',
        open: true,
        handle: () => ({ data: deliveries.list() }),
      },

      call('payment_intents/:id/settle', (request) =>
        control.settle(request.id, outcomeOf(request, 'outcome', ['succeeded', 'failed']) === 'succeeded'),
      ),
      call('intents/:id/authenticate', (request) =>
        control.authenticate(
          request.id,
          outcomeOf(request, 'outcome', ['succeeded', 'failed']) === 'succeeded',
        ),
      ),
      call('charges/:id/dispute', ({ id, params }) =>
        control.openDispute(id, params.text('reason') ?? undefined),
      ),
      call('disputes/:id/close', (request) =>
        control.closeDispute(request.id, outcomeOf(request, 'status', ['won', 'lost'])),
      ),
      call('clocks/:id/advance', ({ id, params }) => control.advance(id, params.oneOf('by', steps) ?? 'day')),
    ],
  }
}
