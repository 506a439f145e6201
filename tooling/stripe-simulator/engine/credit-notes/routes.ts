import type { CreditNote } from '../../kernel/collections.ts'
import { invalid } from '../../kernel/errors.ts'
import { change, emit } from '../../kernel/events.ts'
import { listPage, wholeList } from '../../kernel/list.ts'
import type { Resource, SimulatorRequest } from '../../kernel/route.ts'
import { createCreditNote } from './create.ts'

const url = '/v1/credit_notes'

/** What is taken back of invoices that stand. */
export const creditNotes: Resource = {
  routes: [
    { method: 'POST', path: url, handle: ({ state, params }) => createCreditNote(state, params) },
    { method: 'GET', path: url, handle: list },
    { method: 'GET', path: `${url}/:id`, handle: need },
    { method: 'GET', path: `${url}/:id/lines`, handle: (it) => wholeList(need(it).lines.data, it.path) },
    { method: 'POST', path: `${url}/:id`, handle: update },
    { method: 'POST', path: `${url}/:id/void`, handle: cancel },
  ],
}

function need({ state, id }: SimulatorRequest): CreditNote {
  return state.all.creditNotes.need(id)
}

function update(request: SimulatorRequest): CreditNote {
  const { state, params } = request
  return change(state, state.all.creditNotes, 'credit_note.updated', need(request), (it) => {
    it.metadata = params.metadata(it.metadata ?? {})
    it.memo = params.text('memo') ?? it.memo
  })
}

/** Only where nothing was paid back: the invoice asks for the whole again. */
function cancel(request: SimulatorRequest): CreditNote {
  const { state } = request
  const note = need(request)
  const invoice = state.all.invoices.need(note.invoice)
  if (note.status === 'void' || invoice.status !== 'open') {
    throw invalid('You can only void credit notes that are issued, of invoices that are open.')
  }
  note.status = 'void'
  note.voided_at = state.nowFor(note.customer)
  state.all.creditNotes.put(note)
  change(state, state.all.invoices, 'invoice.updated', invoice, (it) => {
    it.pre_payment_credit_notes_amount -= note.amount
    it.amount_due += note.amount
    it.amount_remaining += note.amount
  })
  emit(state, 'credit_note.voided', note)
  return note
}

function list({ state, params }: SimulatorRequest): object {
  const [invoice, customer] = [params.text('invoice'), params.text('customer')]
  const by: [string, string] | null = invoice
    ? ['invoice', invoice]
    : customer
      ? ['customer', customer]
      : null
  return listPage(state.all.creditNotes, params, {
    url,
    by,
    where: (it) => !customer || it.customer === customer,
  })
}
