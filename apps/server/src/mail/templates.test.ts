import { mailTemplates } from '@leasehold/catalog'
import type { MailTemplates } from '@leasehold/core'
import { locales } from '@leasehold/i18n'
import { describe, expect, test } from 'vitest'
import { renderMail } from './render-mail.ts'

const link = 'https://workspace.example/a-place/with_a-token'
const values: MailTemplates = {
  invitation: { inviter: 'Ada <b>Lovelace</b>', company: 'Acme & Söhne', role: 'MANAGER', link, days: 7 },
  'membership-added': { name: 'Ada', company: 'Acme & Söhne', link },
  'password-reset': { name: 'Ada <b>Lovelace</b>', link },
  'password-changed': { name: 'Ada', link },
  'email-changed': { name: 'Ada', email: 'new@example.com', link },
  'primary-moved': { name: 'Ada', from: 'Acme & Söhne', to: 'Beta', link },
  'left-every-company': { name: 'Ada', company: 'Acme & Söhne', contact: 'help@acme.example' },
  'entitlement-ending': {
    name: 'Ada',
    company: 'Acme & Söhne',
    what: 'Professional',
    isTrial: true,
    date: '5 March 2026',
    link,
  },
  'entitlement-ended': {
    name: 'Ada',
    company: 'Acme & Söhne',
    what: 'Point of sale',
    isTrial: false,
    date: '5 March 2026',
    link,
  },
  'payment-receipt': {
    name: 'Ada',
    company: 'Acme & Söhne',
    amount: '€1,200.00',
    number: 'LH-0001',
    date: '5 March 2026',
    link,
  },
  'payment-failed': {
    name: 'Ada',
    company: 'Acme & Söhne',
    amount: '€1,200.00',
    reason: 'insufficient_funds',
    retry: '8 March 2026',
    link,
  },
  'purchase-failed': { name: 'Ada', company: 'Acme & Söhne', reason: 'declined', link },
  'trial-converting': {
    name: 'Ada',
    company: 'Acme & Söhne',
    what: 'Professional',
    date: '5 March 2026',
    goesOn: true,
    link,
  },
  'payment-disputed': {
    name: 'Ada',
    company: 'Acme & Söhne',
    number: 'LH-0001',
    amount: '€1,200.00',
    isOpen: true,
  },
}

/** Values that stand for words, and are not said themselves. */
const codes: readonly string[] = ['MANAGER', 'insufficient_funds', 'declined', link]
/** Mails with nothing to do in them. */
const withoutLink: readonly string[] = ['left-every-company', 'payment-disputed']

const cases = mailTemplates.flatMap((template) => locales.map((locale) => [template, locale] as const))

describe.each(cases)('%s in %s', (template, locale) => {
  const rendered = renderMail({
    template,
    to: 'ada@example.com',
    locale,
    values: values[template],
  } as Parameters<typeof renderMail>[0])

  test('says everything it was given, in words', async () => {
    const { subject, html, plain } = await rendered
    for (const text of [subject, plain]) {
      expect(text).not.toMatch(/emails:|common:|{{|undefined|null/)
    }
    expect(html).toContain(`lang="${locale}"`)
    if (!withoutLink.includes(template)) {
      expect(plain).toContain(link)
      expect(html).toContain(`href="${link}"`)
    }
    for (const value of Object.values(values[template])) {
      if (typeof value === 'string' && !codes.includes(value)) expect(`${subject}${plain}`).toContain(value)
    }
  })

  test('puts no name into the page as markup', async () => {
    const { html } = await rendered
    expect(html).not.toContain('<b>')
    expect(html).not.toMatch(/<script|<img|javascript:/i)
  })
})

test('no two languages say the same', async () => {
  for (const template of mailTemplates) {
    const plains = await Promise.all(
      locales.map(async (locale) => {
        const message = { template, to: 'ada@example.com', locale, values: values[template] }
        return (await renderMail(message as Parameters<typeof renderMail>[0])).plain
      }),
    )
    expect(new Set(plains).size).toBe(locales.length)
  }
})
