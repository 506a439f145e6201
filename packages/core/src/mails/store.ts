import type { MailStatus, MailTemplate } from '@leasehold/catalog'
import { contains, keyset, mails, type Place, type PlatformDb } from '@leasehold/db'
import { and, eq } from 'drizzle-orm'

const listedFields = {
  id: mails.id,
  template: mails.template,
  recipient: mails.recipient,
  locale: mails.locale,
  subject: mails.subject,
  status: mails.status,
  failure: mails.failure,
  createdAt: mails.createdAt,
  sentAt: mails.sentAt,
}

/** A page of mails, newest first (ids are ordered by time), one more than `limit`. */
export async function listMails(
  db: PlatformDb,
  filter: {
    query?: string | undefined
    status?: MailStatus | undefined
    template?: MailTemplate | undefined
  },
  { place, limit }: { place: Place | null; limit: number },
) {
  const { where, orderBy } = keyset([{ column: mails.id, type: 'uuid' }], 'desc', place)
  return db
    .select(listedFields)
    .from(mails)
    .where(
      and(
        filter.query ? contains(mails.searchGrams, [mails.recipient], filter.query) : undefined,
        filter.status ? eq(mails.status, filter.status) : undefined,
        filter.template ? eq(mails.template, filter.template) : undefined,
        where,
      ),
    )
    .orderBy(...orderBy)
    .limit(limit + 1)
}

export async function readMail(db: PlatformDb, id: string) {
  const [mail] = await db
    .select({ ...listedFields, html: mails.html, plain: mails.plain })
    .from(mails)
    .where(eq(mails.id, id))
  return mail
}
