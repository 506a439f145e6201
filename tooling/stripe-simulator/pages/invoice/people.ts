import { intentOf } from '../../engine/invoices/settle.ts'
import { StripeFault } from '../../kernel/errors.ts'
import { RawAnswer, type Resource, type SimulatorRequest } from '../../kernel/route.ts'
import { tellEngine } from '../../payments/authenticate.ts'
import { confirmIntent } from '../../payments/confirm.ts'
import { seeOther } from '../answers.ts'
import { FormProblem, methodFromForm } from '../method-form.ts'
import { invoicePage, isPayable, payableWith } from './page.ts'
import { invoicePdf } from './pdf.ts'

function pay({ state, id, params }: SimulatorRequest): RawAnswer {
  const invoice = state.all.invoices.need(id)
  const intent = state.all.paymentIntents.get(intentOf(state, invoice))
  // Paid meanwhile, in another tab: the page says so.
  if (!isPayable(state, invoice) || !intent) return seeOther(`/invoice/${id}`)
  try {
    const allowed = { types: payableWith(invoice), customer: null, email: invoice.customer_email }
    const method = methodFromForm(state, params, allowed)
    const outcome = confirmIntent(state, intent, method, {
      offSession: false,
      returnUrl: `${state.url}/invoice/${id}`,
    })
    tellEngine(state, outcome)
    if (outcome.status === 'declined')
      return invoicePage(state, invoice, { problem: outcome.message, entered: params })
    return seeOther(intent.next_action?.redirect_to_url?.url ?? `/invoice/${id}`)
  } catch (error) {
    if (!(error instanceof FormProblem || error instanceof StripeFault)) throw error
    return invoicePage(state, invoice, { problem: error.message, entered: params })
  }
}

function show({ state, id, params }: SimulatorRequest): RawAnswer {
  const invoice = state.all.invoices.need(id)
  if (params.text('redirect_status') !== 'failed' || invoice.status !== 'open')
    return invoicePage(state, invoice)
  const reason = state.all.paymentIntents.get(intentOf(state, invoice))?.last_payment_error?.message
  return invoicePage(state, invoice, { problem: reason ?? 'It was not paid.' })
}

/** An invoice for people: a page to pay on, and a file. */
export const invoicePages: Resource = {
  routes: [
    { method: 'GET', path: '/invoice/:id', open: true, handle: show },
    { method: 'POST', path: '/invoice/:id', open: true, handle: pay },
    {
      method: 'GET',
      path: '/invoice/:id/pdf',
      open: true,
      handle: ({ state, id }) => {
        const invoice = state.all.invoices.need(id)
        const name = `invoice-${invoice.number ?? invoice.id}.pdf`
        const headers = {
          'content-type': 'application/pdf',
          'content-disposition': `attachment; filename="${name}"`,
        }
        return new RawAnswer(200, headers, invoicePdf(invoice))
      },
    },
  ],
}
