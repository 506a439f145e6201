/** A sentence for the person at the terminal: what is wrong and what they can do. */
export class PostgresError extends Error {
  override readonly name = 'PostgresError'
}
