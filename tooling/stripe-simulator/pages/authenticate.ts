import type { PaymentIntent, SetupIntent } from '../kernel/collections.ts'
import type { Resource } from '../kernel/route.ts'
import type { State } from '../kernel/state.ts'
import { isMethodType } from '../payments/attach.ts'
import { finishAction } from '../payments/authenticate.ts'
import { formatAmount, methodNames } from '../payments/currencies.ts'
import { finishSetup } from '../payments/setup.ts'
import { page, seeOther, withQuery } from './answers.ts'
import { actionForm, type Html, html } from './html.ts'

/** The page where the holder of a card confirms, or where a wallet would: buttons for either outcome. */
export function authenticationForm(action: string, what: string, methodType: string): Html {
  const isCard = methodType === 'card' || !isMethodType(methodType)
  const question = isCard
    ? 'The bank of this test card asks whether it is you. This step stands for 3D Secure.'
    : `This step stands for the page of ${methodNames[methodType]}.`
  return html`<section><p>${question}</p><p class="total">${what}</p><div class="actions">
    ${actionForm(action, isCard ? 'Complete authentication' : 'Authorize test payment', { outcome: 'complete' }, 'main')}
    ${actionForm(action, isCard ? 'Fail authentication' : 'Fail test payment', { outcome: 'fail' })}
  </div></section>`
}

function intentOf(state: State, id: string): PaymentIntent | SetupIntent {
  return id.startsWith('seti_') ? state.all.setupIntents.need(id) : state.all.paymentIntents.need(id)
}

function describe(intent: PaymentIntent | SetupIntent): string {
  return intent.object === 'setup_intent'
    ? 'Save this payment method for later'
    : `Pay ${formatAmount(intent.amount, intent.currency)}`
}

function leave(intent: PaymentIntent | SetupIntent, returnUrl: string | null | undefined) {
  const status = intent.status === 'succeeded' ? 'succeeded' : 'failed'
  if (returnUrl) {
    return seeOther(withQuery(returnUrl, { [intent.object]: intent.id, redirect_status: status }))
  }
  const text = status === 'succeeded' ? 'Done. You can close this page.' : 'It was not confirmed.'
  return page('Authentication', html`<section><p>${text}</p></section>`)
}

export const authenticatePage: Resource = {
  routes: [
    {
      method: 'GET',
      path: '/authenticate/:id',
      open: true,
      handle: ({ state, id }) => {
        const intent = intentOf(state, id)
        if (intent.status !== 'requires_action') return leave(intent, null)
        const method = state.all.paymentMethods.get(intent.payment_method)
        return page(
          'Authentication',
          authenticationForm(`/authenticate/${id}`, describe(intent), method?.type ?? 'card'),
        )
      },
    },
    {
      method: 'POST',
      path: '/authenticate/:id',
      open: true,
      handle: ({ state, id, params }) => {
        const intent = intentOf(state, id)
        const returnUrl = intent.next_action?.redirect_to_url?.return_url
        const isConfirmed = params.text('outcome') === 'complete'
        if (intent.status === 'requires_action') {
          if (intent.object === 'setup_intent') finishSetup(state, intent, isConfirmed)
          else finishAction(state, intent, isConfirmed)
        }
        return leave(intent, returnUrl)
      },
    },
  ],
}
