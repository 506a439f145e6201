import { type Adapter, Lucia, TimeSpan } from 'lucia'

/** Days a session lasts when it is not used; using it in the second half of them extends it. */
const sessionDays = 30

/** What a session row has at least. */
export type SessionRow = { sessionId: string; ownerId: string; expiresAt: Date }

/** How one audience keeps its sessions. */
export type SessionTable = {
  insert(session: SessionRow): Promise<void>
  extend(sessionId: string, expiresAt: Date): Promise<void>
  remove(sessionId: string): Promise<void>
}

/**
 * Lucia over one audience's sessions. Only what the product uses of it is wired: a session's start, and its
 * validation with sliding expiry. The look-up is the guard's one query, so a row read here is what the
 * whole request goes by.
 *
 * Lucia is no longer developed; it is used in this file alone, behind our own types (see docs/decisions).
 */
function luciaOver(table: SessionTable, read: (sessionId: string) => Promise<SessionRow | null>) {
  const adapter: Adapter = {
    getSessionAndUser: async (sessionId) => {
      const row = await read(sessionId)
      if (!row) return [null, null]
      const session = { id: row.sessionId, userId: row.ownerId, expiresAt: row.expiresAt, attributes: {} }
      return [session, { id: row.ownerId, attributes: {} }]
    },
    setSession: ({ id, userId, expiresAt }) => table.insert({ sessionId: id, ownerId: userId, expiresAt }),
    updateSessionExpiration: (id, expiresAt) => table.extend(id, expiresAt),
    deleteSession: (id) => table.remove(id),
    getUserSessions: unused,
    deleteUserSessions: unused,
    deleteExpiredSessions: unused,
  }
  return new Lucia(adapter, { sessionExpiresIn: new TimeSpan(sessionDays, 'd') })
}

/**
 * Reads the session of an id and, in the same query, whatever the guard needs with it.
 *
 * @returns what `read` gave, or null when the session is unknown or over
 */
export async function validateSession<Row extends SessionRow>(
  table: SessionTable,
  sessionId: string,
  read: (sessionId: string) => Promise<Row | null>,
): Promise<Row | null> {
  let row: Row | null = null
  const lucia = luciaOver(table, async (id) => {
    row = await read(id)
    return row
  })
  const { session } = await lucia.validateSession(sessionId)
  return session ? row : null
}

/** Starts a session under an id that only its owner's token hashes to. */
export async function createSession(table: SessionTable, ownerId: string, sessionId: string): Promise<void> {
  await luciaOver(table, async () => null).createSession(ownerId, {}, { sessionId })
}

async function unused(): Promise<never> {
  throw new Error('Sessions are listed and ended by core, not through Lucia.')
}
