import type { Call } from '../../kernel/index.ts'

/** Names a session to staff: the id itself is the hash of a secret and leaves the server in no answer. */
export function sessionHandle(call: Call, sessionId: string): string {
  return call.keyedHash(`session:${sessionId}`).slice(0, 32)
}
