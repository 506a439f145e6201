import { NotFound, type PlatformQuery } from '../../kernel/index.ts'
import { describeDevice } from '../describe-device.ts'
import { sessionHandle } from './session-handle.ts'
import * as store from './store.ts'

/** Most companies and sessions of one person that are shown. */
const MEMBERSHIPS = 200
const SESSIONS = 50

/** One person, for staff: the account, the companies it is or was in, and where it is signed in. */
export async function getUser(call: PlatformQuery, { userId }: { userId: string }) {
  const db = call.database.platform
  const [user, memberships, sessions] = await Promise.all([
    store.readUser(db, userId),
    store.listMemberships(db, userId, MEMBERSHIPS),
    store.listSessions(db, userId, call.now, SESSIONS),
  ])
  if (!user) throw new NotFound('user')
  return {
    user,
    memberships,
    sessions: sessions.map(({ id, userAgent, ...session }) => ({
      ...session,
      session: sessionHandle(call, id),
      device: describeDevice(userAgent),
    })),
  }
}
