import type { WorkspaceRouter } from '@leasehold/api'
import type { inferRouterOutputs } from '@trpc/server'

type Outputs = inferRouterOutputs<WorkspaceRouter>['billing']

export type Overview = Outputs['overview']
export type Asked = NonNullable<Overview['request']>
export type Owed = Overview['owed'][number]
export type Standing = Outputs['state']
export type Offers = Outputs['offers']
export type Offer = Offers['plans'][number]
export type OfferPrice = Offer['prices'][number]
export type Cycle = OfferPrice['cycle']
export type Preview = Outputs['preview']
export type Line = Preview['today']['lines'][number]
export type Charge = Preview['today']
export type Invoice = Outputs['invoices']['items'][number]
export type InvoiceDetails = Outputs['invoice']
export type Method = Outputs['methods'][number]

/** What is about to be taken: input of the preview, and of what comes of it. */
export type Terms = {
  plan: string
  cycle: Cycle
  seats: number
  promotionCode?: string | null
  keepTrial?: boolean
}

/** How far what was asked is, as the stream tells it. */
export type Progress = Omit<Standing, 'admins'> & Pick<Overview, 'request'>

/** What is asked of Stripe is under way until its state says otherwise. */
export function isUnderWay(request: Asked | null | undefined): boolean {
  return request?.state === 'waiting' || request?.state === 'sent' || request?.state === 'open'
}

const months = { monthly: 1, quarterly: 3, yearly: 12 } as const satisfies Record<Cycle, number>

/** What a cycle's price is for one month, rounded. */
export function monthlyOf({ cycle, amount }: { cycle: Cycle; amount: number }): number {
  return Math.round(amount / months[cycle])
}

/** What paying by the year saves in a year against paying by the month; null where it saves nothing. */
export function yearlySaving(prices: readonly OfferPrice[]): { amount: number; share: number } | null {
  const [month, year] = (['monthly', 'yearly'] as const).map((cycle) =>
    prices.find((price) => price.cycle === cycle),
  )
  if (!month || !year || month.amount === 0) return null
  const amount = 12 * month.amount - year.amount
  return amount > 0 ? { amount, share: amount / (12 * month.amount) } : null
}
