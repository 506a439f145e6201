import type { BillingDetails } from '@leasehold/catalog'
import { type PlatformTx, stripeCustomers } from '@leasehold/db'
import { eq } from 'drizzle-orm'

/** Where the company's invoices go; of one that is no customer yet Stripe's answer brings it. */
export async function saveDetails(tx: PlatformTx, tenantId: string, details: BillingDetails): Promise<void> {
  await tx.update(stripeCustomers).set({ details }).where(eq(stripeCustomers.tenantId, tenantId))
}
