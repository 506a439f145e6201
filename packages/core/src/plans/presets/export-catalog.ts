import { builtInFeatures, type Preset } from '@leasehold/catalog'
import type { Call } from '../../kernel/index.ts'
import { sameData } from '../rules.ts'
import * as store from '../store.ts'

/**
 * The catalog as a preset: everything that is published, in its order. Drafts and earlier versions are not in it.
 * Applied to the same platform it changes nothing.
 */
export async function exportCatalog(call: Pick<Call, 'database'>): Promise<Preset> {
  const db = call.database.platform
  const [features, plans, settings] = await Promise.all([
    store.listFeatures(db),
    store.listPlans(db),
    store.readSettings(db),
  ])
  const { signUpPlan, signUpTrialDays, defaults } = settings
  const known = (key: string) => builtInFeatures.find((feature) => feature.key === key)
  return {
    key: 'exported',
    features: features
      .filter(({ key, name }) => !sameData(known(key)?.name, name))
      .map(({ key, kind, unit, name }) => ({ key, kind, unit, name })),
    plans: plans.flatMap(({ key, kind, name, description, onSale, hidden, contactUs, terms }) =>
      terms ? [{ key, kind, name, description, onSale, hidden, contactUs, terms }] : [],
    ),
    signUp: signUpPlan === null ? null : { plan: signUpPlan, trialDays: signUpTrialDays },
    defaults,
  }
}
