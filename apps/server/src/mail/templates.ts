import type { MailTemplate, MailTemplates } from '@leasehold/core'
import type { Locale } from '@leasehold/i18n'
import { type TranslationKey, translate } from '@leasehold/i18n/server'

/** What a mail says, in one language; the layout gives it its form. */
export type MailContent = {
  subject: string
  /** Without one, the mail does not address anybody by name. */
  greeting?: string
  heading: string
  paragraphs: string[]
  /** The one thing to do, as a button and as an address to copy. */
  action?: { label: string; link: string }
  /** Below the button: how long the link works, what to do when it was not you. */
  notes: string[]
}

type Translate = (key: TranslationKey, params?: Record<string, unknown>) => string

type Templates = { [T in MailTemplate]: (t: Translate, values: MailTemplates[T]) => MailContent }

const templates: Templates = {
  invitation: (t, { inviter, company, role, link, days }) => ({
    subject: t('emails:invitation.subject', { inviter, company }),
    heading: t('emails:invitation.heading', { company }),
    paragraphs: [t('emails:invitation.text', { inviter, company, role: t(`common:roles.${role}`) })],
    action: { label: t('emails:invitation.action'), link },
    notes: [t('emails:invitation.expiry', { count: days }), t('emails:invitation.ignore', { company })],
  }),
  'password-reset': (t, { name, link }) => ({
    subject: t('emails:passwordReset.subject'),
    greeting: t('emails:greeting', { name }),
    heading: t('emails:passwordReset.heading'),
    paragraphs: [t('emails:passwordReset.text')],
    action: { label: t('emails:passwordReset.action'), link },
    notes: [t('emails:passwordReset.expiry'), t('emails:passwordReset.ignore')],
  }),
  'password-changed': (t, { name, link }) => ({
    subject: t('emails:passwordChanged.subject'),
    greeting: t('emails:greeting', { name }),
    heading: t('emails:passwordChanged.heading'),
    paragraphs: [t('emails:passwordChanged.text'), t('emails:passwordChanged.warning')],
    action: { label: t('emails:passwordChanged.action'), link },
    notes: [],
  }),
  'email-changed': (t, { name, email, link }) => ({
    subject: t('emails:emailChanged.subject'),
    greeting: t('emails:greeting', { name }),
    heading: t('emails:emailChanged.heading'),
    paragraphs: [t('emails:emailChanged.text', { email }), t('emails:emailChanged.warning')],
    action: { label: t('emails:emailChanged.action'), link },
    notes: [],
  }),
  'membership-added': (t, { name, company, link }) => ({
    subject: t('emails:membershipAdded.subject', { company }),
    greeting: t('emails:greeting', { name }),
    heading: t('emails:membershipAdded.heading', { company }),
    paragraphs: [t('emails:membershipAdded.text', { company })],
    action: { label: t('emails:membershipAdded.action', { company }), link },
    notes: [],
  }),
  'primary-moved': (t, { name, from, to, link }) => ({
    subject: t('emails:primaryMoved.subject', { to }),
    greeting: t('emails:greeting', { name }),
    heading: t('emails:primaryMoved.heading', { to }),
    paragraphs: [t('emails:primaryMoved.text', { from, to })],
    action: { label: t('emails:primaryMoved.action', { to }), link },
    notes: [t('emails:primaryMoved.hint')],
  }),
  'left-every-company': (t, { name, company, contact }) => ({
    subject: t('emails:leftEveryCompany.subject'),
    greeting: t('emails:greeting', { name }),
    heading: t('emails:leftEveryCompany.heading'),
    paragraphs: [
      t('emails:leftEveryCompany.text', { company }),
      contact
        ? t('emails:leftEveryCompany.contact', { contact })
        : t('emails:leftEveryCompany.noContact', { company }),
    ],
    notes: [t('emails:leftEveryCompany.back')],
  }),
  'entitlement-ending': (t, { name, company, what, isTrial, date, link }) => ({
    subject: isTrial
      ? t('emails:ending.trial.subject', { company, date })
      : t('emails:ending.grant.subject', { what, date }),
    greeting: t('emails:greeting', { name }),
    heading: isTrial
      ? t('emails:ending.trial.heading', { date })
      : t('emails:ending.grant.heading', { what, date }),
    paragraphs: [
      isTrial
        ? t('emails:ending.trial.text', { company, what, date })
        : t('emails:ending.grant.text', { company, what, date }),
    ],
    action: { label: t('emails:ending.action', { company }), link },
    notes: [t('emails:ending.kept')],
  }),
  'entitlement-ended': (t, { name, company, what, isTrial, date, link }) => ({
    subject: isTrial
      ? t('emails:ended.trial.subject', { company })
      : t('emails:ended.grant.subject', { what, company }),
    greeting: t('emails:greeting', { name }),
    heading: isTrial ? t('emails:ended.trial.heading') : t('emails:ended.grant.heading', { what }),
    paragraphs: [
      isTrial
        ? t('emails:ended.trial.text', { company, what, date })
        : t('emails:ended.grant.text', { company, what, date }),
    ],
    action: { label: t('emails:ending.action', { company }), link },
    notes: [t('emails:ended.kept')],
  }),
  'payment-receipt': (t, { name, company, amount, number, date, link }) => ({
    subject: t('emails:receipt.subject', { company, amount }),
    greeting: t('emails:greeting', { name }),
    heading: t('emails:receipt.heading', { amount }),
    paragraphs: [t('emails:receipt.text', { company, amount, number, date })],
    action: { label: t('emails:receipt.action'), link },
    notes: [],
  }),
  'payment-failed': (t, { name, company, amount, reason, retry, link }) => ({
    subject: t('emails:paymentFailed.subject', { company, amount }),
    greeting: t('emails:greeting', { name }),
    heading: t('emails:paymentFailed.heading', { amount }),
    paragraphs: [
      t('emails:paymentFailed.text', { company, amount }),
      t(`emails:paymentReasons.${reason}`),
      retry ? t('emails:paymentFailed.retry', { date: retry }) : t('emails:paymentFailed.noRetry'),
    ],
    action: { label: t('emails:paymentFailed.action'), link },
    notes: [t('emails:paymentFailed.grace')],
  }),
  'purchase-failed': (t, { name, company, reason, link }) => ({
    subject: t('emails:purchaseFailed.subject', { company }),
    greeting: t('emails:greeting', { name }),
    heading: t('emails:purchaseFailed.heading'),
    paragraphs: [t('emails:purchaseFailed.text', { company }), t(`emails:paymentReasons.${reason}`)],
    action: { label: t('emails:purchaseFailed.action'), link },
    notes: [],
  }),
  'trial-converting': (t, { name, company, what, date, goesOn, link }) => ({
    subject: t('emails:trialConverting.subject', { company, date }),
    greeting: t('emails:greeting', { name }),
    heading: t('emails:trialConverting.heading', { date }),
    paragraphs: [
      goesOn
        ? t('emails:trialConverting.text', { company, what, date })
        : t('emails:trialConverting.ends', { company, what, date }),
    ],
    action: { label: t('emails:trialConverting.action'), link },
    notes: [],
  }),
  'payment-disputed': (t, { name, company, number, amount, isOpen }) => ({
    subject: isOpen
      ? t('emails:disputed.opened.subject', { company, amount })
      : t('emails:disputed.closed.subject', { company, amount }),
    greeting: t('emails:greeting', { name }),
    heading: isOpen ? t('emails:disputed.opened.heading') : t('emails:disputed.closed.heading'),
    paragraphs: [
      isOpen
        ? t('emails:disputed.opened.text', { company, number, amount })
        : t('emails:disputed.closed.text', { company, number, amount }),
    ],
    notes: [t('emails:disputed.note')],
  }),
}

/** The words of a template in a language. */
export function writeMail<T extends MailTemplate>(
  template: T,
  values: MailTemplates[T],
  locale: Locale,
): MailContent {
  return templates[template]((key, params) => translate(locale, key, params), values)
}
