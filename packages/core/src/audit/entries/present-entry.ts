/** Who did it, as people of the company are told: of the platform's staff nothing but that it was them. */
export type TenantActor =
  | { kind: 'user'; id: string; name: string | null }
  | { kind: 'platform' }
  | { kind: 'system' }

type Row = {
  seq: number
  occurredAt: string
  action: string
  resource: string
  resourceId: string | null
  actorKind: 'user' | 'admin' | 'system'
  actorId: string | null
  actorName: string | null
  impersonatorId: string | null
  subject: string | null
}

/** An entry of a company's log for its own people. */
export function presentEntry({ actorKind, actorId, actorName, impersonatorId, ...row }: Row) {
  return {
    seq: row.seq,
    occurredAt: row.occurredAt,
    action: row.action,
    resource: row.resource,
    resourceId: row.resourceId,
    subject: row.subject,
    actor: presentActor(actorKind, actorId, actorName),
    /** Staff acted in the person's name. */
    byPlatform: impersonatorId !== null,
  }
}

function presentActor(kind: Row['actorKind'], id: string | null, name: string | null): TenantActor {
  if (kind === 'user' && id) return { kind, id, name }
  return kind === 'admin' ? { kind: 'platform' } : { kind: 'system' }
}
