import { billingSettings, type PlatformDb, type PlatformTx } from '@leasehold/db'
import { sql } from 'drizzle-orm'

const fields = { enabled: billingSettings.enabled, version: billingSettings.version }

export async function readSettings(db: PlatformDb) {
  const [row] = await db.select(fields).from(billingSettings)
  return row ?? { enabled: true, version: 1 }
}

/** Holds the one row for the rest of the transaction. */
export async function lockSettings(tx: PlatformTx) {
  await tx.insert(billingSettings).values({ id: 1 }).onConflictDoNothing()
  const [row] = await tx.select(fields).from(billingSettings).for('update')
  if (!row) throw new Error('Billing has no settings.')
  return row
}

export async function updateSettings(tx: PlatformTx, change: { enabled: boolean }): Promise<void> {
  await tx.update(billingSettings).set({ ...change, version: sql`${billingSettings.version} + 1` })
}
