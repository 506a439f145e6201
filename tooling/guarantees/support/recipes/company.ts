import { asBoss, asMember, companyFields, ofMember, type Recipe, type Scene, word } from './scene.ts'

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
  'workspace roles.create': async (scene) => {
    const caller = await asBoss(scene)
    return () => caller.roles.create(newRole())
  },
  'workspace roles.change': async (scene) => {
    const caller = await asBoss(scene)
    const { id } = await caller.roles.create(newRole())
    return () =>
      caller.roles.change({ id, version: 1, name: 'Reads more', permissions: ['records.deals:read'] })
  },
  'workspace roles.archive': async (scene) => {
    const caller = await asBoss(scene)
    const { id } = await caller.roles.create(newRole())
    return () => caller.roles.archive({ id, version: 1 })
  },
  'workspace records.create': async (scene) => {
    const caller = await asBoss(scene)
    return () => caller.records.create(newRecord(scene))
  },
  'workspace records.change': async (scene) => {
    const caller = await asBoss(scene)
    const { id } = await caller.records.create(newRecord(scene))
    const data = { name: 'Anna', phone: '555 0100' }
    return () => caller.records.change({ object: 'customers', id, version: 1, data })
  },
  'workspace records.delete': async (scene) => {
    const caller = await asBoss(scene)
    const { id } = await caller.records.create(newRecord(scene))
    return () => caller.records.delete({ object: 'customers', id, version: 1 })
  },
}

const newRole = () => ({
  name: 'Reads customers',
  base: 'OPERATOR' as const,
  permissions: ['records.customers:read' as const],
  idempotencyKey: crypto.randomUUID(),
})

const newRecord = ({ store }: Scene) =>
  ({
    object: 'customers',
    storeId: store.id,
    data: { name: 'Anna' },
    idempotencyKey: crypto.randomUUID(),
  }) as const
