/** Codes of the network, of postgres.js and of PostgreSQL (appendix A) for "there is no database to ask now". */
const away = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
  ...['CONNECTION_CLOSED', 'CONNECTION_DESTROYED', 'CONNECTION_ENDED', 'CONNECT_TIMEOUT'],
  ...['57P01', '57P02', '57P03', '53300'],
])

/** True when a statement failed because the database is stopping, starting, full or out of reach. */
export function isDatabaseAway(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (away.has(String((at as { code?: unknown }).code))) return true
  }
  return false
}
