/** A sentence for the person at the terminal: what is wrong and what they can do. */
export class StartError extends Error {
  override readonly name = 'StartError'
}

/** Errors whose message is such a sentence. By name, so that telling them needs nothing loaded. */
const speaking = new Set(['BrowserError', 'PostgresError', 'SettingsError', 'StartError'])

/** What to tell the person at the terminal of a failure: one sentence, no stack. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return `Leasehold could not go on: ${String(error)}`
  if (speaking.has(error.constructor.name)) return error.message
  const inner = error instanceof AggregateError ? error.errors[0] : undefined
  return `Leasehold could not go on: ${error.message || inner?.message || error.name}`
}
