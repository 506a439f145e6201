import type { PlanTerms, Terms } from '@leasehold/catalog'
import type { SubscriptionTerms } from '@leasehold/contracts'
import type { PlatformDb, Tx } from '@leasehold/db'
import { InvalidField } from '../../kernel/index.ts'
import { PlanNotOnSale } from '../../plans/index.ts'
import type { PricedTerms, Subscription } from '../rules/contract.ts'
import * as store from '../store.ts'

/**
 * Terms as they were asked for, with the version that is meant and what it says. Who has a plan stays on its version,
 * also when it is not sold any more; everybody else gets the one that is sold now, unless staff name another.
 *
 * @throws InvalidField, PlanNotOnSale
 */
export async function resolveTerms(
  db: PlatformDb | Tx,
  asked: SubscriptionTerms,
  has: Pick<Subscription, 'plan' | 'planVersion'> | null,
): Promise<PricedTerms> {
  const found = await store.readPlan(db, asked.plan)
  if (found?.kind !== 'plan') throw new InvalidField('terms.plan', 'unknown')
  const own = has?.plan === asked.plan ? has.planVersion : null
  if (own === null && !found.onSale) throw new PlanNotOnSale(asked.plan)
  const planVersion = asked.planVersion ?? own ?? found.latest
  if (planVersion === null) throw new PlanNotOnSale(asked.plan)
  const plan = await store.readVersion(db, asked.plan, planVersion)
  if (!plan) throw new InvalidField('terms.planVersion', 'unknown')
  const { cycle, currency, seats } = asked
  return { terms: { plan: asked.plan, planVersion, cycle, currency, seats }, plan }
}

/** What the version that a contract is on says. */
export async function readOwnVersion(
  db: PlatformDb | Tx,
  { plan, planVersion }: Pick<Terms, 'plan' | 'planVersion'>,
): Promise<PlanTerms> {
  const terms = await store.readVersion(db, plan, planVersion)
  if (!terms) throw new Error(`There is no version ${planVersion} of ${plan}.`)
  return terms
}
