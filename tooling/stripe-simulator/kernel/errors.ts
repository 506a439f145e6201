/** What goes into the `error` of an answer, as Stripe names it. */
export interface ErrorBody {
  type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error'
  message: string
  code?: string
  param?: string
  decline_code?: string
  /** An object that explains the error, such as the payment intent of a declined card. */
  [detail: string]: unknown
}

/** An error that is answered to the client in Stripe's form. */
export class StripeFault extends Error {
  readonly status: number
  readonly body: ErrorBody
  constructor(status: number, body: ErrorBody) {
    super(body.message)
    this.name = 'StripeFault'
    this.status = status
    this.body = body
  }
}

/** 400: what was asked does not make sense or does not fit the state of things. */
export function invalid(message: string, details: { code?: string; param?: string } = {}): StripeFault {
  return new StripeFault(400, { type: 'invalid_request_error', message, ...details })
}

export function missingParam(param: string): StripeFault {
  return invalid(`Missing required param: ${param}.`, { code: 'parameter_missing', param })
}

/** Stripe answers 404 for an id in the path and 400 for one in a parameter. */
export function noSuch(what: string, id: string, param = 'id'): StripeFault {
  return new StripeFault(param === 'id' ? 404 : 400, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${what.replaceAll('_', ' ')}: '${id}'`,
    param,
  })
}

/** 402: the bank said no. `details` carries e.g. the payment intent. */
export function cardError(
  message: string,
  code: string,
  declineCode?: string,
  details: Record<string, unknown> = {},
): StripeFault {
  return new StripeFault(402, {
    type: 'card_error',
    message,
    code,
    ...(declineCode ? { decline_code: declineCode } : {}),
    ...details,
  })
}
