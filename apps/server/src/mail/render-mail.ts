import type { MailMessage } from '@leasehold/core'

/** Renders a message's template in its language. */
export async function renderMail(message: MailMessage) {
  const plain = Object.values(message.values).join('\n')
  return { subject: message.template, html: `<pre>${plain}</pre>`, plain }
}
