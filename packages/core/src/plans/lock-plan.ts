import { NotFound, type PlatformCommand, VersionConflict } from '../kernel/index.ts'
import * as store from './store.ts'

/**
 * Holds the catalog and reads a plan as it was when whoever changes it looked at it.
 *
 * @throws NotFound, VersionConflict
 */
export async function lockPlan(
  { tx }: Pick<PlatformCommand, 'tx'>,
  { key, version }: { key: string; version: number },
): Promise<{ plan: store.PlanRow; settings: store.Settings }> {
  const settings = await store.lockCatalog(tx)
  const plan = await store.readPlan(tx, key)
  if (!plan) throw new NotFound('plan')
  if (plan.version !== version) throw new VersionConflict(plan)
  return { plan, settings }
}
