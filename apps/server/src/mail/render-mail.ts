import type { MailMessage } from '@leasehold/core'
import { writeMail } from './templates.ts'

export type RenderedMail = { subject: string; html: string; plain: string }

/**
 * Renders a message's template in its language, as HTML and as plain text. What draws it is loaded with the
 * first mail: it is large, and a process that only answers requests never needs it.
 */
export async function renderMail({ template, values, locale }: MailMessage): Promise<RenderedMail> {
  const [{ plainTextSelectors, render, toPlainText }, { MailLayout }, { createElement }] = await Promise.all([
    import('@react-email/render'),
    import('./layout.ts'),
    import('react'),
  ])
  const content = writeMail(template, values, locale)
  const html = await render(createElement(MailLayout, { content, locale }))
  // Headings hold names of companies, which are not ours to put into capitals.
  const selectors = [...plainTextSelectors, { selector: 'h1', options: { uppercase: false } }]
  return { subject: content.subject, html, plain: toPlainText(html, { selectors }) }
}
