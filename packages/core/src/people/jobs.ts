import { type Job, onEvent } from '../kernel/index.ts'
import { leftEveryCompany, primaryMoved } from './events.ts'
import * as store from './store.ts'

/** Tells people by mail what moving between companies changed for them. */
export const jobs: Job[] = [
  onEvent(primaryMoved, async (call, { userId, fromTenantId, toTenantId }) => {
    const db = call.database.platform
    const user = await store.readUser(db, userId)
    const from = await store.readTenantName(db, fromTenantId)
    const to = await store.readTenantName(db, toTenantId)
    if (!user || !from || !to) return
    await call.sendMail({
      template: 'primary-moved',
      to: user.email,
      locale: user.locale,
      values: {
        name: user.displayName,
        from: from.name,
        to: to.name,
        link: `${call.workspaceUrl}/${to.code}`,
      },
    })
  }),
  onEvent(leftEveryCompany, async (call, { userId, lastTenantId }) => {
    const db = call.database.platform
    const user = await store.readUser(db, userId)
    const last = await store.readTenantName(db, lastTenantId)
    if (!user || !last) return
    await call.sendMail({
      template: 'left-every-company',
      to: user.email,
      locale: user.locale,
      values: { name: user.displayName, company: last.name, contact: last.contactEmail ?? '' },
    })
  }),
]
