import { type RefusalCode, refusalStatus } from '@leasehold/contracts'

/**
 * A rule of the product says no. Each slice has a class per refusal in its `errors.ts`.
 * `details` are shown to whoever asked: nothing of another tenant, no secret.
 */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly details: Record<string, unknown>

  constructor(code: RefusalCode, details: Record<string, unknown> = {}) {
    super(code)
    this.name = new.target.name
    this.code = code
    this.details = details
  }

  /** HTTP status of the answer. */
  get status(): number {
    return refusalStatus[this.code]
  }
}

/** What was asked for is not there, or not for the one who asks: the two are answered alike. */
export class NotFound extends Refusal {
  constructor(resource: string) {
    super('NOT_FOUND', { resource })
  }
}

/** Someone else changed the row since it was read; `current` is what it holds now. */
export class VersionConflict extends Refusal {
  constructor(current: Record<string, unknown>) {
    super('VERSION_CONFLICT', { current })
  }
}

/** An input that only the domain could find wrong; `path` is the field, `code` names its text. */
export class InvalidField extends Refusal {
  constructor(path: string, code: string) {
    super('INVALID_INPUT', { fields: [{ path, code, message: '' }] })
  }
}
