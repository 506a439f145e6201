import { builtInFeatures, presets } from '@leasehold/catalog'
import type postgres from 'postgres'

/** What a new platform sells until its staff change it. */
const preset = presets.erp

/**
 * Gives a platform that sells nothing yet a catalog to begin with. Where there is any plan, whatever became of it,
 * nothing is done: other presets are applied from the command line.
 */
export async function beginCatalog(sql: postgres.Sql): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`insert into billing_settings (id) values (1) on conflict do nothing`
    const features = [...builtInFeatures, ...preset.features]
    for (const [position, { key, kind, unit, name }] of features.entries()) {
      await tx`
        insert into features (key, kind, unit, name, position)
        values (${key}, ${kind}, ${unit}, ${JSON.stringify(name)}::text::jsonb, ${position}) on conflict do nothing`
    }
    const [known] = await tx`select from plans limit 1`
    if (known) return
    for (const [position, plan] of preset.plans.entries()) {
      const { key, kind, name, description, hidden = false, contactUs = false, terms } = plan
      await tx`
        insert into plans (key, kind, name, description, hidden, contact_us, position, latest)
        values (${key}, ${kind}, ${JSON.stringify(name)}::text::jsonb, ${JSON.stringify(description)}::text::jsonb, ${hidden}, ${contactUs}, ${position}, 1)`
      await tx`
        insert into plan_versions (plan, number, terms) values (${key}, 1, ${JSON.stringify(terms)}::text::jsonb)`
    }
    const { signUp, defaults } = preset
    await tx`
      insert into catalog_settings (id, sign_up_plan, sign_up_trial_days, defaults)
      values (1, ${signUp?.plan ?? null}, ${signUp?.trialDays ?? null}, ${JSON.stringify(defaults)}::text::jsonb) on conflict do nothing`
  })
}
