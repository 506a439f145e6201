import { asStaff, type Recipe, type Scene } from './scene.ts'

/** A run that failed. */
async function failedRun({ sql, tenant }: Scene): Promise<string> {
  const id = crypto.randomUUID()
  await sql`
    insert into sync_runs (tenant_id, id, state, cause, actor_kind)
    values (${tenant.id}, ${id}, 'failed', 'asked', 'system')`
  return id
}

/** What is started for the scene's company, as its preview was shown. */
async function previewed(scene: Scene) {
  const staff = await asStaff(scene)
  const change = { kind: 'set_feature', feature: 'POS', value: false } as const
  const { tenantIds, token } = await staff.bulk.preview({
    selection: { tenantIds: [scene.tenant.id] },
    change,
  })
  const input = { tenantIds, token, change, reason: 'agreed', idempotencyKey: crypto.randomUUID() }
  return { staff, start: () => staff.bulk.start(input) }
}

/** Runs, drift and changes of many companies. */
export const syncRecipes: Record<string, Recipe> = {
  'console sync.run': async (scene) => {
    const staff = await asStaff(scene)
    return () => staff.sync.run({ tenantId: scene.tenant.id })
  },
  'console sync.retry': async (scene) => {
    const staff = await asStaff(scene)
    const runId = await failedRun(scene)
    return () => staff.sync.retry({ runId })
  },
  'console sync.cancel': async (scene) => {
    const staff = await asStaff(scene)
    const run = await staff.sync.run({ tenantId: scene.tenant.id })
    return () => staff.sync.cancel(run)
  },
  'console sync.mend': async (scene) => {
    const staff = await asStaff(scene)
    return () => staff.sync.mend({ tenantIds: [scene.tenant.id] })
  },
  'console bulk.start': async (scene) => (await previewed(scene)).start,
  'console bulk.cancel': async (scene) => {
    const { staff, start } = await previewed(scene)
    const bulk = await start()
    return () => staff.bulk.cancel(bulk)
  },
  'console bulk.retry': async (scene) => {
    const { staff, start } = await previewed(scene)
    const bulk = await start()
    await scene.sql`update bulk_items set state = 'failed' where bulk_id = ${bulk.bulkId}`
    await scene.sql`update bulk_actions set ended_at = now() where id = ${bulk.bulkId}`
    return () => staff.bulk.retry(bulk)
  },
}
