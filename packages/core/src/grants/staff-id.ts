import type { Call } from '../kernel/index.ts'

/** The admin who acts; null when it is the command line or a job. */
export function staffId({ actor }: Call): string | null {
  return actor.kind === 'admin' ? actor.id : null
}
