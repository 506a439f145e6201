import { createFileRoute } from '@tanstack/react-router'
import { couponsSearch } from '../../../../features/coupons/coupons.ts'
import { CouponsPage } from '../../../../features/coupons/coupons-page.tsx'

export const Route = createFileRoute('/_signed-in/subscriptions/coupons/')({
  validateSearch: couponsSearch,
  component: CouponsPage,
})
