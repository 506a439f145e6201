import { type MailMessage, newId } from '@leasehold/core'
import type { Database } from '@leasehold/db'
import { createTransport } from 'nodemailer'
import type { Settings } from '../settings.ts'
import { renderMail } from './render-mail.ts'
import * as store from './store.ts'

/** Hands mails over, each once for its key. */
export type Mailer = {
  /** @param attempt.isLast nobody tries again after this one */
  send(jobKey: string, message: MailMessage, attempt: { isLast: boolean }): Promise<void>
  /** True when the mail of the key was accepted by a server, or kept. */
  wasHandedOver(jobKey: string): Promise<boolean>
  close(): void
}

/**
 * Sends by SMTP, or keeps the mail in the database when no server is configured. A job that runs again for
 * the same key sends only what was not accepted yet. The text of a sent mail is not kept: its link is a
 * secret of whoever received it.
 *
 * A server that cannot be reached or is busy makes `send` throw, so that the worker tries again later. One
 * that refuses this mail for good (a recipient it does not know) does not: the mail is listed as failed.
 */
export function createMailer({ platform }: Database, settings: Settings): Mailer {
  const transport = settings.SMTP_URL ? createTransport(withTimeouts(settings.SMTP_URL)) : null
  const wasHandedOver = (jobKey: string) => store.isHandedOver(platform, jobKey)
  return {
    wasHandedOver,
    send: async (jobKey, message, { isLast }) => {
      if (await wasHandedOver(jobKey)) return
      const rendered = await renderMail(message)
      const { to: recipient, template, locale } = message
      const mail = { id: newId(), jobKey, template, recipient, locale, ...rendered }
      if (!transport) return store.keepMail(platform, { ...mail, status: 'kept' })

      await store.keepMail(platform, { ...mail, html: '', plain: '', status: 'queued' })
      const { subject, html, plain: text } = rendered
      try {
        await transport.sendMail({ from: settings.MAIL_FROM, to: recipient, subject, html, text })
      } catch (error) {
        const isFinal = isRefusedForGood(error)
        const failure = error instanceof Error ? error.message : String(error)
        await store.noteFailure(platform, jobKey, {
          status: isFinal || isLast ? 'failed' : 'queued',
          failure,
        })
        if (isFinal) return
        throw error
      }
      await store.noteSent(platform, jobKey)
    },
    close: () => transport?.close(),
  }
}

/** A 5xx about this mail itself (RFC 5321, section 4.2.1); one about our sign-in may pass when that is set right. */
function isRefusedForGood(error: unknown): boolean {
  const { code, responseCode } = error as { code?: string; responseCode?: number }
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && (responseCode ?? 0) >= 500
}

/** A server that does not answer must not hold a worker up for minutes. */
function withTimeouts(smtpUrl: string): string {
  const url = new URL(smtpUrl)
  for (const [name, milliseconds] of Object.entries(timeouts)) {
    if (!url.searchParams.has(name)) url.searchParams.set(name, `${milliseconds}`)
  }
  return url.href
}

const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }
