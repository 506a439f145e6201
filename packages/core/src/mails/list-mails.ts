import type { ListMails } from '@leasehold/contracts'
import { decodePlace, NotFound, type PlatformQuery, toPage } from '../kernel/index.ts'
import * as store from './store.ts'

/** A page of the mails there are, newest first, found by a part of the address. */
export async function listMails(call: PlatformQuery, input: ListMails) {
  const { limit } = input
  const place = decodePlace(input.cursor, ['uuid'])
  const rows = await store.listMails(call.database.platform, input, { place, limit })
  return toPage(rows, limit, place, ({ id }) => [id])
}

/** One mail. Its text is there only when it was kept: of a sent one nothing is stored but that it was sent. */
export async function getMail(call: PlatformQuery, { id }: { id: string }) {
  const mail = await store.readMail(call.database.platform, id)
  if (!mail) throw new NotFound('mail')
  const { html, plain, ...rest } = mail
  return { ...rest, text: mail.status === 'kept' ? { html, plain } : null }
}
