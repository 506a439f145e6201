import { openRequest, type RequestToOpen } from '../../billing/index.ts'
import type { OpenCommand } from '../../kernel/index.ts'
import { NoPaymentProvider } from '../errors.ts'
import type { Held } from './write.ts'

/**
 * Asks Stripe for what we may not write ourselves, with the command's one audit row: a job hands it over, and what
 * Stripe then says becomes the contract.
 *
 * @throws NoPaymentProvider, ChangeUnderWay
 */
export async function askStripe(
  call: OpenCommand,
  { company }: Held,
  asked: Omit<RequestToOpen, 'tenantId'>,
): Promise<{ requestId: string }> {
  if (!call.payments) throw new NoPaymentProvider()
  return openRequest(call, { ...asked, tenantId: company.id })
}
