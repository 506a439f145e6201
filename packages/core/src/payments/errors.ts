/**
 * Code of an error that says that Stripe does not have an object that we know by its id: it was deleted there, or it is
 * of another account, or of test mode, than the keys in use.
 */
export const NO_SUCH_OBJECT = 'no_such_object'

/**
 * Stripe did not do it. `isFinal`: asking again changes nothing (a declined card, a wrong request); otherwise it did
 * not answer, or was busy, and whether it was done is not known.
 */
export class ProviderError extends Error {
  readonly isFinal: boolean
  /** Stripe's error code, such as `card_declined`; `NO_SUCH_OBJECT`; `unavailable` when it did not answer. */
  readonly code: string
  readonly declineCode: string | null

  constructor(given: { isFinal: boolean; code: string; declineCode?: string | null; message: string }) {
    super(given.message)
    this.name = 'ProviderError'
    this.isFinal = given.isFinal
    this.code = given.code
    this.declineCode = given.declineCode ?? null
  }
}

/** What was delivered is not what Stripe signed, or was signed too long ago. */
export class WrongSignature extends Error {}
