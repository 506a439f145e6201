import { asBoss, asMember, companyFields, ofMember, type Recipe, word } from './scene.ts'

/** What members do in their company. */
export const companyRecipes: Record<string, Recipe> = {
  'workspace company.change': async (scene) => {
    const caller = await asBoss(scene)
    return () => caller.company.change({ version: 1, ...companyFields('Renamed') })
  },
  'workspace invitations.resend': async (scene) => {
    const caller = await asBoss(scene)
    return () => caller.invitations.resend({ id: scene.invitation.id })
  },
  'workspace invitations.revoke': async (scene) => {
    const caller = await asBoss(scene)
    return () => caller.invitations.revoke({ id: scene.invitation.id })
  },
  'workspace members.invite': async (scene) => {
    const caller = await asBoss(scene)
    return () => caller.members.invite({ email: `${word()}@example.com`, role: 'MANAGER' })
  },
  'workspace members.change': async (scene) => {
    const caller = await asBoss(scene)
    return () => caller.members.change({ ...ofMember(scene), role: 'MANAGER', storeIds: [scene.store.id] })
  },
  'workspace members.disable': async (scene) => {
    const caller = await asBoss(scene)
    return () => caller.members.disable(ofMember(scene))
  },
  'workspace members.enable': async (scene) => {
    const caller = await asBoss(scene)
    await caller.members.disable(ofMember(scene))
    return () => caller.members.enable({ ...ofMember(scene), version: 2 })
  },
  'workspace members.remove': async (scene) => {
    await scene.sql`delete from memberships where tenant_id = ${scene.other.id}`
    const caller = await asBoss(scene)
    return () => caller.members.remove(ofMember(scene))
  },
  'workspace members.leave': async (scene) => {
    const caller = await asMember(scene)
    return () => caller.members.leave()
  },
  'workspace stores.create': async (scene) => {
    const caller = await asBoss(scene)
    return () => caller.stores.create({ name: 'Harbour', code: 'H1', idempotencyKey: crypto.randomUUID() })
  },
  'workspace stores.change': async (scene) => {
    const caller = await asBoss(scene)
    return () => caller.stores.change({ id: scene.store.id, version: 1, name: 'Harbour', code: 'H1' })
  },
  'workspace stores.archive': async (scene) => {
    const caller = await asBoss(scene)
    return () => caller.stores.archive({ id: scene.store.id, version: 1 })
  },
  'workspace stores.restore': async (scene) => {
    const caller = await asBoss(scene)
    await caller.stores.archive({ id: scene.store.id, version: 1 })
    return () => caller.stores.restore({ id: scene.store.id, version: 2 })
  },
  'workspace departments.create': async (scene) => {
    const caller = await asBoss(scene)
    return () => caller.departments.create({ name: 'Support', parentId: scene.department.id })
  },
  'workspace departments.change': async (scene) => {
    const caller = await asBoss(scene)
    return () => caller.departments.change({ id: scene.department.id, version: 1, name: 'Sales and more' })
  },
  'workspace departments.archive': async (scene) => {
    const caller = await asBoss(scene)
    return () => caller.departments.archive({ id: scene.department.id, version: 1 })
  },
  'workspace departments.restore': async (scene) => {
    const caller = await asBoss(scene)
    await caller.departments.archive({ id: scene.department.id, version: 1 })
    return () => caller.departments.restore({ id: scene.department.id, version: 2 })
  },
}
