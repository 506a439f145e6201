import { addTenant } from '../../../product/index.ts'
import { asStaff, type Recipe, type Scene, word } from './scene.ts'

const terms = { plan: 'basic', cycle: 'monthly', currency: 'CNY' } as const

const sale = () => ({ terms, startsAt: null, reason: 'signed', idempotencyKey: crypto.randomUUID() })

/** A company whose contract staff keep, paid by the month. */
async function kept(scene: Scene) {
  const caller = await asStaff(scene)
  const { id: tenantId } = await addTenant(scene.product, { plan: 'trial', state: 'expired' })
  await caller.subscriptions.create({ tenantId, version: 1, ...sale() })
  const change = async () => {
    const { version } = await caller.subscriptions.get({ tenantId })
    return { tenantId, version, reason: 'agreed' }
  }
  return { caller, tenantId, change }
}

async function couponed(scene: Scene) {
  const caller = await asStaff(scene)
  const { id: couponId } = await caller.coupons.create(coupon())
  return { caller, couponId }
}

const coupon = () => ({
  idempotencyKey: crypto.randomUUID(),
  name: { en: 'Spring', 'zh-CN': '春天', ja: '春' },
  off: { kind: 'percent' as const, percent: 2_000 },
  duration: { kind: 'once' as const },
})

const code = (couponId: string) => ({ idempotencyKey: crypto.randomUUID(), couponId, code: word() })

const extra = (tenantId: string) => ({
  idempotencyKey: crypto.randomUUID(),
  tenantId,
  description: 'Data migration',
  amount: 500_000,
  currency: 'CNY' as const,
  reason: 'agreed',
})

/** What staff do with contracts, coupons and how the platform takes money. */
export const contractRecipes: Record<string, Recipe> = {
  'console subscriptions.create': async (scene) => {
    const caller = await asStaff(scene)
    const { id: tenantId } = await addTenant(scene.product, { plan: 'trial', state: 'expired' })
    return () => caller.subscriptions.create({ tenantId, version: 1, ...sale() })
  },
  'console subscriptions.change': async (scene) => {
    const { caller, change } = await kept(scene)
    const input = { ...(await change()), terms: { ...terms, seats: 2 } }
    return () => caller.subscriptions.change(input)
  },
  'console subscriptions.extendTrial': async (scene) => {
    const caller = await asStaff(scene)
    const trialEndsAt = new Date(Date.now() + 86_400_000)
    const { id: tenantId } = await addTenant(scene.product, { plan: 'trial', state: 'trialing', trialEndsAt })
    return () => caller.subscriptions.extendTrial({ tenantId, version: 1, reason: 'asked for', days: 7 })
  },
  'console subscriptions.pause': async (scene) => {
    const { caller, change } = await kept(scene)
    const input = await change()
    return () => caller.subscriptions.pause(input)
  },
  'console subscriptions.unpause': async (scene) => {
    const { caller, change } = await kept(scene)
    await caller.subscriptions.pause(await change())
    const input = await change()
    return () => caller.subscriptions.unpause(input)
  },
  'console subscriptions.cancel': async (scene) => {
    const { caller, change } = await kept(scene)
    const input = { ...(await change()), when: 'now' as const }
    return () => caller.subscriptions.cancel(input)
  },
  'console subscriptions.resume': async (scene) => {
    const { caller, change } = await kept(scene)
    await caller.subscriptions.cancel({ ...(await change()), when: 'period_end' })
    const input = await change()
    return () => caller.subscriptions.resume(input)
  },
  'console subscriptions.callOff': async (scene) => {
    const { caller, change } = await kept(scene)
    await caller.subscriptions.change({
      ...(await change()),
      terms: { ...terms, seats: 2 },
      when: 'period_end',
    })
    const input = await change()
    return () => caller.subscriptions.callOff(input)
  },
  'console subscriptions.move': async (scene) => {
    const { caller, change } = await kept(scene)
    const input = { ...(await change()), to: 'stripe' as const }
    return () => caller.subscriptions.move(input)
  },
  'console subscriptions.addExtra': async (scene) => {
    const caller = await asStaff(scene)
    return () => caller.subscriptions.addExtra(extra(scene.tenant.id))
  },
  'console subscriptions.revokeExtra': async (scene) => {
    const caller = await asStaff(scene)
    const tenantId = scene.tenant.id
    const { id } = await caller.subscriptions.addExtra(extra(tenantId))
    return () => caller.subscriptions.revokeExtra({ tenantId, id, reason: 'done for free' })
  },
  'console coupons.create': async (scene) => {
    const caller = await asStaff(scene)
    return () => caller.coupons.create(coupon())
  },
  'console coupons.withdraw': async (scene) => {
    const { caller, couponId } = await couponed(scene)
    return () => caller.coupons.withdraw({ couponId, version: 1 })
  },
  'console coupons.createCode': async (scene) => {
    const { caller, couponId } = await couponed(scene)
    return () => caller.coupons.createCode(code(couponId))
  },
  'console coupons.switchCode': async (scene) => {
    const { caller, couponId } = await couponed(scene)
    const { id } = await caller.coupons.createCode(code(couponId))
    return () => caller.coupons.switchCode({ id, version: 1, active: false })
  },
  'console billing.changeSettings': async (scene) => {
    const caller = await asStaff(scene)
    const { version } = await caller.billing.settings()
    const { version: off } = await caller.billing.changeSettings({ version, enabled: false })
    // What others do needs it on.
    return () => caller.billing.changeSettings({ version: off, enabled: true })
  },
  'console billing.advanceClock': async (scene) => {
    const { caller, tenantId } = await kept(scene)
    return () => caller.billing.advanceClock({ tenantId, by: 'day' })
  },
}
