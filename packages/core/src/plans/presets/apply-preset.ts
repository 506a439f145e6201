import { type Preset, presets } from '@leasehold/catalog'
import { type Call, type OpenCommand, PLATFORM_CHAIN, recordAudit } from '../../kernel/index.ts'
import { InvalidFields } from '../errors.ts'
import * as store from '../store.ts'
import {
  type Catalog,
  type CatalogDiff,
  changesNothing,
  checkPreset,
  detailsOf,
  diffPreset,
} from './rules.ts'

/** A preset by its name; null when there is none of that name. */
export function presetOf(key: string): Preset | null {
  return Object.hasOwn(presets, key) ? presets[key as keyof typeof presets] : null
}

async function readCatalog(db: Parameters<typeof store.listPlans>[0]): Promise<Catalog> {
  const [features, plans, settings] = [
    await store.listFeatures(db),
    await store.listPlans(db),
    await store.readSettings(db),
  ]
  return { features, plans, settings }
}

/**
 * What applying a preset would do. Nothing is changed.
 *
 * @throws InvalidFields when not all of it is right
 */
export async function previewPreset(call: Pick<Call, 'database'>, preset: Preset): Promise<CatalogDiff> {
  const catalog = await readCatalog(call.database.platform)
  const faults = checkPreset(preset, catalog)
  if (faults.length > 0) throw new InvalidFields(faults)
  return diffPreset(preset, catalog)
}

/**
 * Makes the catalog what a preset says: features and plans that are missing are added, what differs is changed, and
 * terms that differ become the next version. Plans that it does not name stay, companies stay on their versions,
 * and drafts stay drafts. Applied again, it changes nothing.
 *
 * @returns what was changed
 * @throws InvalidFields when not all of it is right: then nothing is changed
 */
export async function applyPreset(call: OpenCommand, preset: Preset): Promise<CatalogDiff> {
  const { tx, now } = call
  await store.lockCatalog(tx)
  const catalog = await readCatalog(tx)
  const faults = checkPreset(preset, catalog)
  if (faults.length > 0) throw new InvalidFields(faults)
  const diff = diffPreset(preset, catalog)
  if (changesNothing(diff)) return diff
  await applyFeatures(call, diff, catalog)
  await applyPlans(call, diff, catalog)
  for (const { plan, fields } of diff.changedPlans) {
    const details = detailsOf(plan)
    const change = Object.fromEntries(fields.map((field) => [field, details[field]]))
    await store.updatePlan(tx, plan.key, change, now)
  }
  if (Object.keys(diff.settings).length > 0) await store.updateSettings(tx, { ...diff.settings })
  await recordAudit(call, {
    tenantId: PLATFORM_CHAIN,
    action: 'catalog.applied',
    resource: 'catalog',
    resourceId: null,
    after: { name: preset.key, ...told(diff) },
  })
  return diff
}

async function applyFeatures({ tx }: OpenCommand, diff: CatalogDiff, { features }: Catalog): Promise<void> {
  let position = Math.max(0, ...features.map((feature) => feature.position ?? 0))
  for (const { key, kind, unit, name } of diff.newFeatures) {
    position += 1
    await store.insertFeature(tx, { key, kind, unit, name, position })
  }
  for (const { key, name } of diff.renamedFeatures) await store.renameFeature(tx, key, name)
}

async function applyPlans(
  { tx, now, actor }: OpenCommand,
  diff: CatalogDiff,
  { plans }: Catalog,
): Promise<void> {
  const publishedBy = actor.kind === 'admin' ? actor.id : null
  const publish = async (plan: string, number: number, terms: CatalogDiff['newPlans'][number]['terms']) => {
    await store.insertVersion(tx, { plan, number, terms, publishedAt: now, publishedBy })
  }
  let position = Math.max(0, ...plans.map((plan) => plan.position))
  for (const plan of diff.newPlans) {
    position += 1
    const { key, kind, terms } = plan
    await store.insertPlan(tx, { key, kind, ...detailsOf(plan), position, latest: 1 })
    await publish(key, 1, terms)
  }
  for (const { plan, to } of diff.newVersions) {
    await publish(plan.key, to, plan.terms)
    await store.updatePlan(tx, plan.key, { latest: to }, now)
  }
}

/** The changes as the audit log keeps them: by key, the terms are in the versions. */
function told({ newFeatures, renamedFeatures, newPlans, newVersions, changedPlans, settings }: CatalogDiff) {
  const keys = (of: { key: string }[]) => of.map(({ key }) => key)
  return {
    newFeatures: keys(newFeatures),
    renamedFeatures: keys(renamedFeatures),
    newPlans: keys(newPlans),
    newVersions: Object.fromEntries(newVersions.map(({ plan, to }) => [plan.key, to])),
    changedPlans: keys(changedPlans.map(({ plan }) => plan)),
    ...settings,
  }
}
