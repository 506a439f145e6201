import { listPage } from '../../kernel/list.ts'
import type { Resource } from '../../kernel/route.ts'
import { moveBalance } from './balance.ts'
import { needCustomer } from './customers.ts'
import { addTaxId, removeTaxId } from './tax-ids.ts'

/** What hangs on a customer: tax numbers and the balance's movements. */
export const belongings: Resource = {
  routes: [
    {
      method: 'POST',
      path: '/v1/customers/:id/tax_ids',
      handle: ({ state, params, id }) => addTaxId(state, needCustomer(state, id), params),
    },
    {
      method: 'GET',
      path: '/v1/customers/:id/tax_ids',
      handle: ({ state, params, id, path }) =>
        listPage(state.all.taxIds, params, { url: path, by: ['customer', id] }),
    },
    {
      method: 'GET',
      path: '/v1/customers/:id/tax_ids/:tax',
      handle: ({ state, ids }) => state.all.taxIds.need(ids.tax ?? ''),
    },
    {
      method: 'DELETE',
      path: '/v1/customers/:id/tax_ids/:tax',
      handle: ({ state, id, ids }) => removeTaxId(state, id, ids.tax ?? ''),
    },
    {
      method: 'POST',
      path: '/v1/customers/:id/balance_transactions',
      handle: ({ state, params, id }) =>
        moveBalance(state, needCustomer(state, id), Number(params.need('amount')), {
          type: 'adjustment',
          currency: params.need('currency'),
          description: params.text('description') ?? null,
          metadata: params.metadata(),
        }),
    },
    {
      method: 'GET',
      path: '/v1/customers/:id/balance_transactions',
      handle: ({ state, params, id, path }) =>
        listPage(state.all.balanceTransactions, params, { url: path, by: ['customer', id] }),
    },
    {
      method: 'GET',
      path: '/v1/customers/:id/balance_transactions/:transaction',
      handle: ({ state, ids }) => state.all.balanceTransactions.need(ids.transaction ?? ''),
    },
  ],
}
