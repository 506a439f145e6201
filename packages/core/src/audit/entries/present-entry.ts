import { PLATFORM_CHAIN } from '../../kernel/index.ts'
import type { Names } from '../names/store.ts'
import type { Row } from './store.ts'

/** Who did it, as people of the company are told: of the platform's staff nothing but that it was them. */
export type TenantActor =
  | { kind: 'user'; id: string; name: string | null }
  | { kind: 'platform' }
  | { kind: 'system' }

/** The people and things of entries, whose names are looked up. */
export const idsOf = (rows: readonly Row[]) =>
  rows.flatMap(({ actorId, impersonatorId, resourceId }) =>
    [actorId, impersonatorId, resourceId].filter((id) => id !== null),
  )

/** What both audiences see of an entry. The thing is called what it is called now, or was when it is gone. */
function whatHappened(row: Row, names: Names) {
  const { seq, occurredAt, action, resource, resourceId } = row
  const named = resourceId && (names[resourceId] ?? names[`${resource}:${resourceId}`])
  const subject = named ?? row.calledThen
  return { seq, occurredAt, action, resource, resourceId, subject }
}

/** An entry of a company's log for its own people. */
export function presentEntry(row: Row, names: Names) {
  return {
    ...whatHappened(row, names),
    actor: presentActor(row, names),
    /** Staff acted in the person's name. */
    byPlatform: row.impersonatorId !== null,
  }
}

function presentActor({ actorKind: kind, actorId: id }: Row, names: Names): TenantActor {
  if (kind === 'user' && id) return { kind, id, name: names[id] ?? null }
  return kind === 'admin' ? { kind: 'platform' } : { kind: 'system' }
}

/** An entry of any log for the platform's staff. */
export function presentPlatformEntry(row: Row, names: Names, codes: Names) {
  const { chain, actorId, impersonatorId } = row
  return {
    ...whatHappened(row, names),
    /** Null for the platform's own log; code and name are null when the company has been purged. */
    company: chain === PLATFORM_CHAIN ? null : { code: codes[chain] ?? null, name: names[chain] ?? null },
    actor: { kind: row.actorKind, id: actorId, name: (actorId && names[actorId]) ?? null },
    impersonator: impersonatorId ? { id: impersonatorId, name: names[impersonatorId] ?? null } : null,
  }
}
