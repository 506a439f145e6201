import type { Locale, MailTemplate, Role } from '@leasehold/catalog'

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
}>

export type { MailTemplate }

/** One mail to one person; the server renders the template in the language and sends or keeps it. */
export type MailMessage<T extends MailTemplate = MailTemplate> = T extends MailTemplate
  ? { template: T; to: string; locale: Locale; values: MailTemplates[T] }
  : never
