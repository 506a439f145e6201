import { declineReasonOf } from '@leasehold/contracts'
import { type Call, Refusal } from '../kernel/index.ts'
import { NO_SUCH_OBJECT, type PaymentProvider, ProviderError } from '../payments/index.ts'

/** Stripe did not answer: nothing was charged, and whoever asked may ask again. */
export class ProviderUnavailable extends Refusal {
  constructor() {
    super('PROVIDER_UNAVAILABLE')
  }
}

/** What we know by Stripe's id is not there: under the keys in use there is no such customer, or code, or method. */
export class MissingAtProvider extends Refusal {
  constructor() {
    super('MISSING_AT_PROVIDER')
  }
}

/** The payment was refused; `reason` names its text (`billing:declined.<reason>`). */
export class PaymentFailed extends Refusal {
  constructor(declineCode: string) {
    super('PAYMENT_FAILED', { declineCode, reason: declineReasonOf(declineCode) })
  }
}

/** What was previewed is not what it would be now: the customer looks again before anything is charged. */
export class PreviewChanged extends Refusal {
  constructor() {
    super('PREVIEW_CHANGED')
  }
}

/** Only an open bill is paid. */
export class InvoiceNotOpen extends Refusal {
  constructor() {
    super('INVOICE_NOT_OPEN')
  }
}

/** The code does not exist, has ended, or is not for this purchase. */
export class CodeNotValid extends Refusal {
  constructor() {
    super('CODE_NOT_VALID')
  }
}

/** Errors of Stripe's that speak of money that was not given, beside what has a decline code. */
const ofPayment =
  /card|payment_(intent|method)|authentication_required|insufficient|expired_card|incorrect|invalid_cvc/

/** True where a payment was refused, rather than a request found wrong. */
function isDeclined({ declineCode, code }: ProviderError): boolean {
  return declineCode !== null || ofPayment.test(code)
}

/** Why Stripe would never do it, as a code. */
export function refusalOfFinal(
  error: ProviderError,
): 'PAYMENT_FAILED' | 'MISSING_AT_PROVIDER' | 'WRONG_STATE' {
  if (isDeclined(error)) return 'PAYMENT_FAILED'
  return error.code === NO_SUCH_OBJECT ? 'MISSING_AT_PROVIDER' : 'WRONG_STATE'
}

/**
 * Asks Stripe for something that somebody waits for. Never inside a transaction.
 *
 * @throws ProviderUnavailable, PaymentFailed, MissingAtProvider, and NO_PAYMENT_PROVIDER
 */
export async function askProvider<T>(
  call: Pick<Call, 'payments'>,
  work: (payments: PaymentProvider) => Promise<T>,
): Promise<T> {
  if (!call.payments) throw new Refusal('NO_PAYMENT_PROVIDER')
  try {
    return await work(call.payments)
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    if (error.isFinal && isDeclined(error)) throw new PaymentFailed(error.declineCode ?? error.code)
    if (error.code === NO_SUCH_OBJECT) throw Object.assign(new MissingAtProvider(), { cause: error })
    throw Object.assign(new ProviderUnavailable(), { cause: error })
  }
}
