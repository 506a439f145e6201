import { type MailMessage, newId } from '@leasehold/core'
import type { Database } from '@leasehold/db'
import { createTransport } from 'nodemailer'
import type { Settings } from '../settings.ts'
import { renderMail } from './render-mail.ts'
import * as store from './store.ts'

/** Hands a mail over once for each key. */
export type SendMail = (jobKey: string, message: MailMessage) => Promise<void>

/**
 * Sends by SMTP, or keeps the mail in the database when no server is configured. A job that runs again for
 * the same key sends only what was not accepted yet. The text of a sent mail is not kept: its link is a
 * secret of whoever received it.
 */
export function createSendMail(database: Database, settings: Settings): SendMail & { close(): void } {
  const transport = settings.SMTP_URL ? createTransport(settings.SMTP_URL) : null
  const send: SendMail = async (jobKey, message) => {
    const rendered = await renderMail(message)
    const { to: recipient, template, locale } = message
    const kept = { id: newId(), jobKey, template, recipient, locale, ...rendered }
    if (!transport) return store.keepMail(database.platform, { ...kept, status: 'kept' })

    const queued = { ...kept, html: '', plain: '', status: 'queued' } as const
    if (await store.isSent(database.platform, jobKey)) return
    await store.keepMail(database.platform, queued)
    try {
      const { subject, html, plain: text } = rendered
      await transport.sendMail({ from: settings.MAIL_FROM, to: recipient, subject, html, text })
    } catch (error) {
      await store.noteFailure(
        database.platform,
        jobKey,
        error instanceof Error ? error.message : String(error),
      )
      throw error
    }
    await store.noteSent(database.platform, jobKey)
  }
  return Object.assign(send, { close: () => transport?.close() })
}
