import { asStaff, type Recipe, type Scene } from './scene.ts'

/** An event of Stripe that was applied. */
async function appliedEvent({ sql }: Scene): Promise<string> {
  const id = `evt_${crypto.randomUUID()}`
  await sql`
    insert into stripe_events (id, type, payload, occurred_at, state, outcome)
    values (${id}, 'invoice.paid', '{}', now(), 'applied', 'applied')`
  return id
}

/** What Stripe sent. */
export const stripeEventRecipes: Record<string, Recipe> = {
  'console stripeEvents.replay': async (scene) => {
    const staff = await asStaff(scene)
    const id = await appliedEvent(scene)
    return () => staff.stripeEvents.replay({ id })
  },
}
