import type { Limit } from '@leasehold/catalog'
import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { Notice } from '@leasehold/ui'
import classes from './plan.module.css'

/** A limit's number in words: bytes as sizes, everything else counted. */
export function useAmount() {
  const format = useFormat()
  return (limit: Limit, amount: number) =>
    limit === 'storage' ? format.bytes(amount) : format.number(amount)
}

type Surplus = { limit: Limit; used: number; allowed: number }

/** Says of what more is there than the plan includes: nothing is taken away, nothing is added. */
export function SurplusNotices({ surplus }: { surplus: readonly Surplus[] }) {
  const { t } = useTranslation('company')
  const amount = useAmount()
  if (surplus.length === 0) return null
  return (
    <div className={classes.notices}>
      {surplus.map(({ limit, used, allowed }) => (
        <Notice key={limit} tone="warning">
          {t(`plan.surplus.${limit}`, { over: amount(limit, used - allowed) })}
        </Notice>
      ))}
    </div>
  )
}
