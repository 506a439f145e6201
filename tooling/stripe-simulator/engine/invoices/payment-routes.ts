import { listPage } from '../../kernel/list.ts'
import type { Resource } from '../../kernel/route.ts'

const url = '/v1/invoice_payments'

/** Which payment intents collect which invoices. */
export const invoicePayments: Resource = {
  routes: [
    { method: 'GET', path: `${url}/:id`, handle: ({ state, id }) => state.all.invoicePayments.need(id) },
    {
      method: 'GET',
      path: url,
      handle: ({ state, params }) => {
        const [invoice, status] = [params.text('invoice'), params.text('status')]
        const intent = params.part('payment')?.text('payment_intent')
        const by: [string, string] | null = invoice
          ? ['invoice', invoice]
          : intent
            ? ['payment_intent', intent]
            : null
        return listPage(state.all.invoicePayments, params, {
          url,
          by,
          where: (it) =>
            (!status || it.status === status) && (!intent || it.payment.payment_intent === intent),
        })
      },
    },
  ],
}
