import type { Customer, TaxId } from '../../kernel/collections.ts'
import { noSuch } from '../../kernel/errors.ts'
import { emit } from '../../kernel/events.ts'
import type { Params } from '../../kernel/params.ts'
import type { State } from '../../kernel/state.ts'

/** Keeps a tax number of a customer. Nobody is asked whether it is real. */
export function addTaxId(state: State, customer: Customer, params: Params): TaxId {
  const type = params.need('type')
  const value = params.need('value')
  const taxId: TaxId = {
    id: state.id('txi'),
    object: 'tax_id',
    country:
      /^[a-z]{2}_/.test(type) && !type.startsWith('eu_') ? type.slice(0, 2).toUpperCase() : value.slice(0, 2),
    created: state.nowFor(customer.id),
    customer: customer.id,
    customer_account: null,
    livemode: false,
    owner: { customer: customer.id, customer_account: null, type: 'customer' },
    type,
    value,
    verification: { status: 'pending', verified_address: null, verified_name: null },
  }
  state.all.taxIds.put(taxId)
  emit(state, 'customer.tax_id.created', taxId)
  return taxId
}

export function removeTaxId(state: State, customer: string, id: string): object {
  const taxId = state.all.taxIds.need(id)
  if (taxId.customer !== customer) throw noSuch('tax_id', id)
  state.all.taxIds.delete(id)
  emit(state, 'customer.tax_id.deleted', taxId)
  return { id, object: 'tax_id', deleted: true }
}
