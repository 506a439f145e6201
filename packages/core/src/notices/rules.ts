/** What ends by the clock. */
export type SubjectKind = 'trial' | 'override' | 'add_on'

const dayMs = 86_400_000

/** The kind of a subject as notices name it: `trial`, `override:<id>`, `add_on:<id>`. */
export function kindOf(subject: string): SubjectKind {
  const [kind] = subject.split(':')
  if (kind === 'trial' || kind === 'override' || kind === 'add_on') return kind
  throw new Error(`Nothing called ${subject} ends.`)
}

/** Whole days that are left, at least one; 0 when it has ended. */
export function daysLeft(endsAt: Date, now: Date): number {
  return Math.max(0, Math.ceil((endsAt.getTime() - now.getTime()) / dayMs))
}
