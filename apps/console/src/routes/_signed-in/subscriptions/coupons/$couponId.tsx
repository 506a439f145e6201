import { createFileRoute } from '@tanstack/react-router'
import { CouponPage } from '../../../../features/coupons/coupon-page.tsx'
import { codesSearch } from '../../../../features/coupons/coupons.ts'

export const Route = createFileRoute('/_signed-in/subscriptions/coupons/$couponId')({
  validateSearch: codesSearch,
  loader: ({ context: { api }, params: { couponId } }) =>
    api.queryClient.ensureQueryData(api.trpc.coupons.get.queryOptions({ couponId })),
  component: CouponPage,
})
