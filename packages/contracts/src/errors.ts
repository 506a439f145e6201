/**
 * Every refusal the product can give, with its HTTP status. People read the translation of a code
 * (`errors:<CODE>` in `packages/i18n`), programs branch on it.
 */
export const refusalStatus = {
  INVALID_INPUT: 400,
  UNSUPPORTED_MEDIA_TYPE: 415,
  PAYLOAD_TOO_LARGE: 413,
  METHOD_NOT_ALLOWED: 405,
  NOT_SIGNED_IN: 401,
  SIGN_IN_FAILED: 401,
  ACCOUNT_DISABLED: 403,
  WRONG_ORIGIN: 403,
  FORBIDDEN: 403,
  READ_ONLY: 403,
  BILLING_ONLY: 403,
  MODULE_LOCKED: 403,
  NOT_FOUND: 404,
  VERSION_CONFLICT: 409,
  IDEMPOTENCY_KEY_REUSED: 409,
  SEAT_LIMIT_REACHED: 409,
  STORE_LIMIT_REACHED: 409,
  STORE_IN_USE: 409,
  DEPARTMENT_IN_USE: 409,
  DEPARTMENT_LIMIT_REACHED: 409,
  USERNAME_TAKEN: 409,
  EMAIL_TAKEN: 409,
  ALREADY_MEMBER: 409,
  ALREADY_INVITED: 409,
  LAST_BILLING_ADMIN: 409,
  ROLE_ABOVE_OWN: 403,
  OUTSIDE_STORE_SCOPE: 403,
  OWN_MEMBERSHIP: 409,
  WRONG_PASSWORD: 400,
  SUBDOMAIN_TAKEN: 409,
  CUSTOM_DOMAIN_TAKEN: 409,
  CREDIT_CODE_TAKEN: 409,
  TENANT_DELETED: 409,
  TENANT_NOT_DELETED: 409,
  MONEY_OWED: 409,
  ALREADY_ACTIVE: 409,
  WRONG_STATE: 409,
  NAME_TAKEN: 409,
  DEPARTMENT_CYCLE: 409,
  IN_USE: 409,
  LINK_UNKNOWN: 404,
  LINK_EXPIRED: 404,
  LINK_USED: 404,
  LINK_REPLACED: 404,
  LINK_REVOKED: 404,
  RATE_LIMITED: 429,
  OVERLOADED: 503,
  INTERNAL: 500,
} as const

export type RefusalCode = keyof typeof refusalStatus

/** One field of an input that was refused. `path` is dotted; `message` is in the caller's language. */
export type FieldRefusal = { path: string; code: string; message: string; params?: Record<string, unknown> }
