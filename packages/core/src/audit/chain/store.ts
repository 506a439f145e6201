import {
  auditCheckpoints,
  auditEntries,
  auditHeads,
  PLATFORM_CHAIN,
  type PlatformDb,
  type PlatformTx,
  tenants,
} from '@leasehold/db'
import { and, asc, desc, eq, gt, isNull, ne, or, sql } from 'drizzle-orm'
import type { Checkpoint } from './rules.ts'

export async function findTenant(db: PlatformDb, code: string): Promise<string | null> {
  const [tenant] = await db.select({ id: tenants.id }).from(tenants).where(eq(tenants.code, code))
  return tenant?.id ?? null
}

/** A chain takes as long as it takes: it is read whole. */
export async function allowLongReads(tx: PlatformTx): Promise<void> {
  await tx.execute(sql`set local statement_timeout = 0`)
}

/** Gaps, changed entries, a missing tail; see `audit_faults` in `db/src/security/after.sql`. */
export async function readFaults(tx: PlatformTx, chain: string): Promise<{ seq: number; fault: string }[]> {
  const faults = await tx.execute<{ seq: string; fault: string }>(
    sql`select seq, fault from audit_faults(${chain}::uuid)`,
  )
  return faults.map(({ seq, fault }) => ({ seq: Number(seq), fault }))
}

export async function readHead(db: PlatformDb, chain: string) {
  const [head] = await db
    .select({ seq: auditHeads.seq, hash: auditHeads.hash })
    .from(auditHeads)
    .where(eq(auditHeads.tenantId, chain))
  return head ?? null
}

const checkpoint = {
  chain: auditCheckpoints.tenantId,
  seq: auditCheckpoints.seq,
  hash: auditCheckpoints.hash,
  takenAt: auditCheckpoints.takenAt,
  signature: auditCheckpoints.signature,
}

/** Checkpoints of a chain, each with the hash that stands at its place now; null when nothing does. */
export async function listCheckpoints(
  tx: PlatformTx,
  chain: string,
): Promise<(Checkpoint & { found: string | null })[]> {
  return tx
    .select({ ...checkpoint, found: auditEntries.hash })
    .from(auditCheckpoints)
    .leftJoin(
      auditEntries,
      and(eq(auditEntries.tenantId, auditCheckpoints.tenantId), eq(auditEntries.seq, auditCheckpoints.seq)),
    )
    .where(eq(auditCheckpoints.tenantId, chain))
    .orderBy(asc(auditCheckpoints.seq))
}

/** Checkpoints taken at one instant, in the order in which they were signed together. */
export async function listTaken(tx: PlatformTx, takenAt: Date): Promise<Checkpoint[]> {
  return tx
    .select(checkpoint)
    .from(auditCheckpoints)
    .where(eq(auditCheckpoints.takenAt, takenAt))
    .orderBy(asc(auditCheckpoints.tenantId))
}

/** The last rounds of checkpoints as the platform's own log tells of them. */
export async function listRounds(tx: PlatformTx, limit: number): Promise<{ seq: number; after: unknown }[]> {
  return tx
    .select({ seq: auditEntries.seq, after: auditEntries.after })
    .from(auditEntries)
    .where(and(eq(auditEntries.tenantId, PLATFORM_CHAIN), eq(auditEntries.action, 'audit.checkpointed')))
    .orderBy(desc(auditEntries.occurredAt), desc(auditEntries.seq))
    .limit(limit)
}

/** Any constant serves: it only has to be the same in every process. */
const CHECKPOINT_LOCK = 7_326_545_003

/** One round of checkpoints at a time. */
export async function lockCheckpoints(tx: PlatformTx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${CHECKPOINT_LOCK})`)
}

/** Heads that no checkpoint holds yet. What only the last round itself moved does not count. */
export async function listUnsigned(tx: PlatformTx) {
  return tx
    .select({ chain: auditHeads.tenantId, seq: auditHeads.seq, hash: auditHeads.hash })
    .from(auditHeads)
    .leftJoin(
      auditCheckpoints,
      and(eq(auditCheckpoints.tenantId, auditHeads.tenantId), eq(auditCheckpoints.seq, auditHeads.seq)),
    )
    .leftJoin(
      auditEntries,
      and(eq(auditEntries.tenantId, auditHeads.tenantId), eq(auditEntries.seq, auditHeads.seq)),
    )
    .where(
      and(
        isNull(auditCheckpoints.seq),
        gt(auditHeads.seq, 0),
        or(
          ne(auditHeads.tenantId, PLATFORM_CHAIN),
          isNull(auditEntries.action),
          ne(auditEntries.action, 'audit.checkpointed'),
        ),
      ),
    )
    .orderBy(asc(auditHeads.tenantId))
}

export async function insertCheckpoints(tx: PlatformTx, rows: Checkpoint[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 1000) {
    await tx
      .insert(auditCheckpoints)
      .values(rows.slice(at, at + 1000).map(({ chain, ...rest }) => ({ ...rest, tenantId: chain })))
  }
}
