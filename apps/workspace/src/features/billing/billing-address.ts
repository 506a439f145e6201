import { aDay, anyText, listSearch, oneOf } from '@leasehold/ui'

/** The addresses of billing, as the router reads them with the first page: what they mean is known to the pages. */
export const overviewAddress = listSearch({ filters: { checkout: oneOf(['done', 'left']) } })

export const plansAddress = listSearch({ filters: { cycle: oneOf(['monthly', 'quarterly', 'yearly']) } })

/** What is about to be taken, so that a reload shows the same. */
export const takeAddress = listSearch({
  filters: {
    cycle: oneOf(['monthly', 'quarterly', 'yearly']),
    seats: (given) => (/^\d{1,4}$/.test(given) ? given : undefined),
    code: anyText,
    begin: oneOf(['now']),
  },
})

export const invoicesAddress = listSearch({
  filters: {
    state: oneOf(['draft', 'open', 'paid', 'void', 'uncollectible']),
    from: aDay,
    to: aDay,
  },
})
