import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { Notice } from '@leasehold/ui'
import { useCompany } from '../../lib/company.ts'
import classes from './members.module.css'
import type { MemberChoices } from './members.ts'

type Seats = MemberChoices['seats']

/** How many seats are taken, and how many of them by people who have not come yet. */
export function SeatsUsed({ seats }: { seats: Seats }) {
  const { t } = useTranslation('members')
  const format = useFormat()
  const { used, limit, invited } = seats
  const taken =
    limit === null
      ? t('seats.usedOpen', { count: used })
      : t('seats.used', { used: format.number(used), limit: format.number(limit) })
  return (
    <span>
      {taken}
      {invited > 0 ? ` · ${t('seats.invited', { count: invited })}` : null}
    </span>
  )
}

export function areFull({ used, limit }: Seats): boolean {
  return limit !== null && used >= limit
}

/** Says that no seat is free, and what to do or whom to ask. */
export function SeatsFull({ seats }: { seats: Seats }) {
  const { t } = useTranslation('members')
  const format = useFormat()
  const { billingAdmins, permissions } = useCompany()
  const limit = format.number(seats.limit ?? 0)
  const people = format.choice(billingAdmins.map(({ name, email }) => `${name} (${email})`))
  const mayBuy = permissions.includes('billing:manage') || billingAdmins.length === 0
  return (
    <div className={classes.full}>
      <Notice tone="warning">
        {mayBuy ? t('seats.fullOwn', { limit }) : t('seats.full', { limit, people })}
      </Notice>
    </div>
  )
}
