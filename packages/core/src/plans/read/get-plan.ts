import { checkTerms } from '@leasehold/catalog'
import type { PlanOf } from '@leasehold/contracts'
import { NotFound, type PlatformQuery } from '../../kernel/index.ts'
import { sameTerms } from '../rules.ts'
import * as plansStore from '../store.ts'
import * as store from './store.ts'

/**
 * A plan with its draft, what the draft still lacks, and every version with how many companies are on it.
 *
 * @throws NotFound
 */
export async function getPlan(call: PlatformQuery, { key }: PlanOf) {
  const db = call.database.platform
  const [plan, versions, counts, features, settings] = await Promise.all([
    plansStore.readPlan(db, key),
    store.listVersions(db, key),
    store.countTenants(db, key),
    plansStore.listFeatures(db),
    plansStore.readSettings(db),
  ])
  if (!plan) throw new NotFound('plan')
  const { draft, terms, publishedAt: _, ...details } = plan
  const faults = draft ? checkTerms(plan.kind, plan.contactUs, draft, features) : []
  const differs = draft !== null && !(terms && sameTerms(draft, terms))
  const manage = call.admin.permissions.has('plans:manage')
  const tenants = counts.reduce((all, count) => all + count.tenants, 0)
  return {
    ...details,
    isForSignUp: settings.signUpPlan === key,
    draft: draft && {
      terms: draft,
      /** What keeps it from being published, as `errors:fields.<code>`. */
      faults,
      /** False when it says what the published version says. */
      differs,
    },
    versions: versions.map((version) => ({
      ...version,
      tenants: counts.find(({ planVersion }) => planVersion === version.number)?.tenants ?? 0,
    })),
    tenants,
    may: {
      manage,
      publish: manage && differs && faults.length === 0,
      delete: manage && tenants === 0 && settings.signUpPlan !== key,
      switchOff: manage && settings.signUpPlan !== key,
      move: call.admin.permissions.has('tenants:manage'),
    },
  }
}
