import { useLocale } from '@leasehold/i18n/react'
import { useQuery } from '@tanstack/react-query'
import { useTRPC } from './trpc.ts'

/** Every plan there is, to choose from and to name; while it is being read there are none, and a key is its own name. */
export function usePlans() {
  const trpc = useTRPC()
  const locale = useLocale()
  const { data: plans = [] } = useQuery(trpc.plans.names.queryOptions())
  const nameOf = (key: string) => plans.find((plan) => plan.key === key)?.name[locale] ?? key
  return {
    plans,
    nameOf,
    /** Plans that a company may be on, whether they are sold or not: what lists are narrowed by. */
    options: plans
      .filter(({ kind }) => kind === 'plan')
      .map(({ key }) => ({ value: key, label: nameOf(key) })),
    /** Plans that a company can newly subscribe to, and those of `also`. */
    choices: (also?: string | null) =>
      plans
        .filter(({ key, kind, onSale }) => kind === 'plan' && (onSale || key === also))
        .map(({ key }) => ({ value: key, label: nameOf(key) })),
    /** True for a plan that is only tried, and never sold. */
    isTrial: (key: string) => (plans.find((plan) => plan.key === key)?.trialDays ?? null) !== null,
  }
}
