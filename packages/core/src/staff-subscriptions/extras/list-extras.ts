import type { ListInvoiceExtras, Page } from '@leasehold/contracts'
import { decodePlace, type PlatformQuery, toPage } from '../../kernel/index.ts'
import * as store from './store.ts'

type Row = Awaited<ReturnType<typeof store.listExtras>>[number]

/** Something that is charged beside the plan, and where it stands. */
export type InvoiceExtra = Omit<Row, 'providerId'> & {
  /** `taken` while an invoice that is not made out yet has it. */
  state: 'waiting' | 'taken' | 'charged' | 'revoked'
  mayRevoke: boolean
}

/** What the next invoice of a company takes beside its plan; on demand also what others took. */
export async function listInvoiceExtras(
  call: PlatformQuery,
  { tenantId, state, cursor, limit }: ListInvoiceExtras,
): Promise<Page<InvoiceExtra>> {
  const place = decodePlace(cursor, ['uuid'])
  const of = { tenantId, waiting: state === 'waiting' }
  const rows = await store.listExtras(call.database.platform, of, { place, limit })
  const page = toPage(rows, limit, place, ({ id }) => [id])
  const manages = call.admin.permissions.has('subscriptions:manage')
  return {
    ...page,
    items: page.items.map(({ providerId, ...row }) => {
      const standing = stateOf({ ...row, providerId })
      return {
        ...row,
        state: standing,
        mayRevoke: manages && standing === 'waiting' && row.kind === 'one_off',
      }
    }),
  }
}

export function stateOf(
  row: Pick<Row, 'providerId' | 'invoiceProviderId' | 'revokedAt'>,
): InvoiceExtra['state'] {
  if (row.revokedAt) return 'revoked'
  if (row.providerId) return 'charged'
  return row.invoiceProviderId ? 'taken' : 'waiting'
}
