import { asStaff, type Recipe, type Scene } from './scene.ts'

/** A comparison with Stripe that found one thing which differs. */
async function compared({ sql, tenant }: Scene) {
  const [reconciliationId, id] = [crypto.randomUUID(), crypto.randomUUID()]
  await sql`
    insert into reconciliations (id, actor_kind, mends, state, differing)
    values (${reconciliationId}, 'system', false, 'done', 1)`
  await sql`
    insert into reconciliation_differences (reconciliation_id, id, kind, company_id, provider_id)
    values (${reconciliationId}, ${id}, 'subscription_differs', ${tenant.id}, 'sub_none')`
  return { reconciliationId, id }
}

/** Comparing with Stripe, and mending. */
export const reconciliationRecipes: Record<string, Recipe> = {
  'console reconciliation.start': async (scene) => {
    const staff = await asStaff(scene)
    // One that runs would be answered in its place.
    await scene.sql`update reconciliations set state = 'done' where state = 'running'`
    return () => staff.reconciliation.start({ mends: false })
  },
  'console reconciliation.mend': async (scene) => {
    const staff = await asStaff(scene)
    const difference = await compared(scene)
    return () => staff.reconciliation.mend(difference)
  },
  'console reconciliation.mendAll': async (scene) => {
    const staff = await asStaff(scene)
    const { reconciliationId } = await compared(scene)
    return () => staff.reconciliation.mendAll({ reconciliationId })
  },
}
