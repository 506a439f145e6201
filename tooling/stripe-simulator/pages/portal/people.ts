import { needCustomer, updateCustomer } from '../../engine/customers/customers.ts'
import { cancelSubscription } from '../../engine/subscriptions/cancel.ts'
import { updateSubscription } from '../../engine/subscriptions/update.ts'
import type { PortalSession } from '../../kernel/collections.ts'
import { invalid, StripeFault } from '../../kernel/errors.ts'
import { change } from '../../kernel/events.ts'
import { Params } from '../../kernel/params.ts'
import type { RawAnswer, Resource, SimulatorRequest } from '../../kernel/route.ts'
import type { State } from '../../kernel/state.ts'
import { detachMethod, makeDefault } from '../../payments/attach.ts'
import { confirmSetup, makeSetupIntent } from '../../payments/setup.ts'
import { seeOther } from '../answers.ts'
import { FormProblem, methodFromForm } from '../method-form.ts'
import { portalPage } from './page.ts'

/** Does what a form of the page asks for, if the configuration allows it, and shows what went wrong. */
function deed(
  feature: 'customer_update' | 'payment_method_update' | 'subscription_cancel',
  handle: (request: SimulatorRequest, session: PortalSession) => string | undefined,
): (request: SimulatorRequest) => RawAnswer {
  return (request) => {
    const { state, id, params } = request
    const session = state.all.portalSessions.need(id)
    needCustomer(state, session.customer)
    try {
      const { features } = state.all.portalConfigurations.need(session.configuration)
      if (!features[feature].enabled) throw new FormProblem('This cannot be changed here.')
      const next = handle(request, session)
      return seeOther(next ?? session.flow?.after_completion.redirect?.return_url ?? `/portal/${id}`)
    } catch (error) {
      if (!(error instanceof FormProblem || error instanceof StripeFault)) throw error
      return portalPage(state, session, { problem: error.message, entered: params })
    }
  }
}

/** Makes a method the default of the customer, and of the subscriptions that had one of their own. */
function preferMethod(state: State, customer: string, methodId: string): void {
  makeDefault(state, customer, methodId)
  for (const subscription of state.all.subscriptions.by('customer', customer)) {
    if (!subscription.default_payment_method || subscription.status === 'canceled') continue
    change(state, state.all.subscriptions, 'customer.subscription.updated', subscription, (it) => {
      it.default_payment_method = methodId
    })
  }
}

function addMethod({ state, params }: SimulatorRequest, session: PortalSession): string | undefined {
  const { customer } = session
  const method = methodFromForm(state, params, { types: ['card'], customer })
  const setup = makeSetupIntent(state, { customer, methodTypes: ['card'] })
  const decline = confirmSetup(state, setup, method, `${state.url}/portal/${session.id}/method/added`)
  if (decline) throw new FormProblem(decline.message)
  const step = setup.next_action?.redirect_to_url?.url
  if (step) return step
  preferMethod(state, customer, method.id)
  return undefined
}

/** Back from the bank's page: what was confirmed becomes the default. */
function added({ state, id, params }: SimulatorRequest): RawAnswer {
  const session = state.all.portalSessions.need(id)
  const setup = state.all.setupIntents.get(params.text('setup_intent'))
  if (setup?.customer !== session.customer || setup.status !== 'succeeded' || !setup.payment_method) {
    const problem = setup?.last_setup_error?.message ?? 'The payment method was not added.'
    return portalPage(state, session, { problem })
  }
  preferMethod(state, session.customer, setup.payment_method)
  return seeOther(session.flow?.after_completion.redirect?.return_url ?? `/portal/${id}`)
}

function ownMethod({ state, params }: SimulatorRequest, session: PortalSession) {
  const method = state.all.paymentMethods.need(params.need('method'), 'method')
  if (method.customer !== session.customer) throw invalid('This payment method is not yours.')
  return method
}

function cancelOrResume({ state, params }: SimulatorRequest, session: PortalSession): undefined {
  const subscription = state.all.subscriptions.need(params.need('subscription'), 'subscription')
  if (subscription.customer !== session.customer) throw invalid('This subscription is not yours.')
  const { mode, proration_behavior: proration } = state.all.portalConfigurations.need(session.configuration)
    .features.subscription_cancel
  const isResumed = params.text('deed') === 'resume'
  if (!isResumed && mode === 'immediately') {
    cancelSubscription(state, subscription, new Params({ prorate: String(proration !== 'none') }))
    return
  }
  updateSubscription(state, subscription, new Params({ cancel_at_period_end: String(!isResumed) }))
}

function saveDetails({ state, params }: SimulatorRequest, session: PortalSession): undefined {
  const { features } = state.all.portalConfigurations.need(session.configuration)
  const allowed: readonly string[] = features.customer_update.allowed_updates
  const tree = Object.fromEntries(Object.entries(params.tree).filter(([key]) => allowed.includes(key)))
  updateCustomer(state, session.customer, new Params(tree))
}

/** The portal for people. */
export const portalPages: Resource = {
  routes: [
    {
      method: 'GET',
      path: '/portal/:id',
      open: true,
      handle: ({ state, id }) => portalPage(state, state.all.portalSessions.need(id)),
    },
    {
      method: 'POST',
      path: '/portal/:id/method/add',
      open: true,
      handle: deed('payment_method_update', addMethod),
    },
    { method: 'GET', path: '/portal/:id/method/added', open: true, handle: added },
    {
      method: 'POST',
      path: '/portal/:id/method/default',
      open: true,
      handle: deed('payment_method_update', (request, session) => {
        preferMethod(request.state, session.customer, ownMethod(request, session).id)
        return undefined
      }),
    },
    {
      method: 'POST',
      path: '/portal/:id/method/remove',
      open: true,
      handle: deed('payment_method_update', (request, session) => {
        detachMethod(request.state, ownMethod(request, session))
        return undefined
      }),
    },
    { method: 'POST', path: '/portal/:id/details', open: true, handle: deed('customer_update', saveDetails) },
    {
      method: 'POST',
      path: '/portal/:id/subscription',
      open: true,
      handle: deed('subscription_cancel', cancelOrResume),
    },
  ],
}
