import { type FeatureValue, nothingOf, type PlanTerms } from '@leasehold/catalog'
import type { ComparePlans } from '@leasehold/contracts'
import type { PlatformQuery } from '../../kernel/index.ts'
import * as plansStore from '../store.ts'

/**
 * Plans side by side, as customers will see them: each feature that any of them gives, and what it is worth in
 * each. What customers do not see is there too, and says so.
 */
export async function comparePlans(call: PlatformQuery, { kind, drafts }: ComparePlans) {
  const db = call.database.platform
  const [features, all] = await Promise.all([plansStore.listFeatures(db), plansStore.listPlans(db)])
  const compared = all.flatMap((plan) => {
    const terms = (drafts ? plan.draft : null) ?? plan.terms
    return plan.kind === kind && terms ? [{ plan, terms }] : []
  })
  const given = features.filter(({ key, kind: of }) =>
    compared.some(({ terms }) => worthOf(terms, key, of) !== nothingOf(of)),
  )
  return {
    features: given.map(({ key, kind: of, unit, name }) => ({ key, kind: of, unit, name })),
    plans: compared.map(({ plan, terms }) => ({
      key: plan.key,
      name: plan.name,
      description: plan.description,
      onSale: plan.onSale && plan.latest !== null,
      hidden: plan.hidden,
      contactUs: plan.contactUs,
      /** Whether customers see it. */
      isShown: plan.onSale && plan.latest !== null && !plan.hidden,
      isDraft: drafts && plan.draft !== null,
      planVersion: plan.latest,
      trialDays: terms.trialDays,
      cycles: terms.cycles,
      prices: terms.prices,
      overages: terms.overages,
      /** By feature, for each of `features`. */
      values: Object.fromEntries(
        given.map((feature) => [feature.key, worthOf(terms, feature.key, feature.kind)]),
      ),
    })),
  }
}

function worthOf(
  { entitlements }: PlanTerms,
  key: string,
  kind: Parameters<typeof nothingOf>[0],
): FeatureValue {
  const value = entitlements[key]
  return value === undefined ? nothingOf(kind) : value
}
