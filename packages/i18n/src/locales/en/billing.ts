/** What people read about buying, paying and what they pay for. */
export default {
  /** Why a payment was refused, and the way on: one a reason of `declineReasons`. */
  declined: {
    authentication:
      'The bank wants to be sure that it is you. Pay on Stripe’s page, where it can ask, or use another card.',
    expired: 'The card has expired, or its expiry date is wrong. Use another card, or correct the date.',
    funds: 'There is not enough money on the card. Use another card, or try again later.',
    limit: 'The card’s limit is reached. Use another card, or ask the bank.',
    no_method: 'There is no card or account to charge. Add a payment method, then try again.',
    number: 'The number is not right. Check it, or use another card.',
    security_code: 'The security code or the postal code is not right. Check it and try again.',
    later: 'The bank could not be reached. Try again in a few minutes.',
    unsupported: 'This card cannot be used for this purchase. Use another one.',
    declined: 'The bank declined the payment and does not say why. Use another card, or ask the bank.',
  },
  /** Where something that was asked of Stripe stands. */
  requests: {
    waiting: 'Being handed to Stripe',
    sent: 'Stripe is carrying it out',
    open: 'Waiting for you to pay on Stripe’s page',
    done: 'Done',
    failed: 'Not carried out',
    called_off: 'Called off',
  },
  /** Why it did not go on; the rest are texts of `errors`. */
  requestErrors: {
    PAYMENT_FAILED: 'The payment was refused. Nothing was changed.',
    WRONG_STATE: 'Stripe refused it: the subscription no longer allows it. Nothing was charged.',
    PROVIDER_UNAVAILABLE: 'Stripe does not answer. Nothing was charged, and it goes on by itself.',
    NO_PAYMENT_PROVIDER: 'Nobody takes payments for this platform at the moment. Nothing was charged.',
    CHECKOUT_EXPIRED: 'The payment page has expired. Nothing was charged; begin again when you like.',
    NOT_CONFIRMED: 'Stripe did not confirm it. Look at what you have now, and ask again if it is not right.',
  },
} as const
