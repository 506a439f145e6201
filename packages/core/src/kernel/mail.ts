import type { Locale, MailTemplate, PaymentReason, Role } from '@leasehold/catalog'

/** What of a company's ends, or has ended: `what` is a plan or a feature by its name, `date` as its reader writes it. */
type Ending = { name: string; company: string; what: string; isTrial: boolean; date: string; link: string }

/** To somebody who answers for what a company pays. */
type OfCompany = { name: string; company: string; link: string }

type OfEach<T extends Record<MailTemplate, object>> = T

/**
 * Every kind of mail, with what its text speaks of. The texts are in the namespace `emails`, the templates in
 * `apps/server/src/mail`. Links carry tokens: values are never logged.
 */
export type MailTemplates = OfEach<{
  /** Someone is asked to join a company; `days` is how long the link works. */
  invitation: { inviter: string; company: string; role: Role; link: string; days: number }
  'password-reset': { name: string; link: string }
  /** The password was changed or reset: whoever did not do it must hear of it. */
  'password-changed': { name: string; link: string }
  /** Goes to the address that was left. */
  'email-changed': { name: string; email: string; link: string }
  'membership-added': { name: string; company: string; link: string }
  'primary-moved': { name: string; from: string; to: string; link: string }
  /** `contact` is an address of the company, or empty when it gave none. */
  'left-every-company': { name: string; company: string; contact: string }
  'entitlement-ending': Ending
  'entitlement-ended': Ending
  /** Amounts and days as their reader writes them. */
  'payment-receipt': OfCompany & { amount: string; number: string; date: string }
  /** `retry` is the day of the next attempt, or empty when there is none. */
  'payment-failed': OfCompany & { amount: string; reason: PaymentReason; retry: string }
  'purchase-failed': OfCompany & { reason: PaymentReason }
  /** A trial becomes what was bought; `goesOn` is false when it was cancelled meanwhile. */
  'trial-converting': OfCompany & { what: string; date: string; goesOn: boolean }
  /** To staff; `isOpen` is false when it is over. */
  'payment-disputed': { name: string; company: string; number: string; amount: string; isOpen: boolean }
}>

export type { MailTemplate }

/** One mail to one person; the server renders the template in the language and sends or keeps it. */
export type MailMessage<T extends MailTemplate = MailTemplate> = T extends MailTemplate
  ? { template: T; to: string; locale: Locale; values: MailTemplates[T] }
  : never
