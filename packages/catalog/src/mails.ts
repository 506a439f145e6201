/** How far a mail has come: kept where no mail server is configured, failed when nobody tries any more. */
export const mailStatuses = ['queued', 'kept', 'sent', 'failed'] as const

export type MailStatus = (typeof mailStatuses)[number]

/** Every kind of mail. What each speaks of is in core (`MailTemplates`), its texts in the namespace `emails`. */
export const mailTemplates = [
  'invitation',
  'membership-added',
  'password-reset',
  'password-changed',
  'email-changed',
  'primary-moved',
  'left-every-company',
  'entitlement-ending',
  'entitlement-ended',
  'payment-receipt',
  'payment-failed',
  'purchase-failed',
  'trial-converting',
  'payment-disputed',
] as const

export type MailTemplate = (typeof mailTemplates)[number]
