import type { PlatformQuery } from '../../kernel/index.ts'
import * as plansStore from '../store.ts'
import * as store from './store.ts'

/** Every plan by its name, in the order in which they are shown: for choosing one, and for saying which. */
export function listPlanNames(call: PlatformQuery) {
  return plansStore.listNames(call.database.platform)
}

/** A plan in the list. */
export type ListedPlan = ReturnType<typeof present>

/** Every plan in the order in which people see them, with what is sold now and how many companies have it. */
export async function listPlans(
  call: PlatformQuery,
): Promise<{ plans: ListedPlan[]; may: { manage: boolean } }> {
  const db = call.database.platform
  const [plans, counts, settings] = await Promise.all([
    plansStore.listPlans(db),
    store.countTenants(db),
    plansStore.readSettings(db),
  ])
  return {
    plans: plans.map((plan) => present(plan, counts, settings.signUpPlan)),
    may: { manage: call.admin.permissions.has('plans:manage') },
  }
}

type Counts = Awaited<ReturnType<typeof store.countTenants>>

function present(plan: plansStore.PlanRow, counts: Counts, signUpPlan: string | null) {
  const { draft, terms, ...rest } = plan
  const on = counts.filter((count) => count.plan === plan.key)
  const behind = on.filter(({ planVersion }) => planVersion !== plan.latest)
  return {
    ...rest,
    hasDraft: draft !== null,
    /** What is sold now; null before the first version. */
    sells: terms && {
      trialDays: terms.trialDays,
      cycles: terms.cycles,
      prices: terms.prices,
      overages: terms.overages,
    },
    tenants: sum(on),
    /** Of these, on a version that is not sold any more. */
    tenantsBehind: sum(behind),
    isForSignUp: plan.key === signUpPlan,
  }
}

const sum = (counts: Counts) => counts.reduce((all, { tenants }) => all + tenants, 0)
