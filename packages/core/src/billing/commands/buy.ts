import type { Buy } from '@leasehold/contracts'
import { NotFound, Refusal, recordAudit, type TenantCall, type TenantCommand } from '../../kernel/index.ts'
import { mirrorSubscription, sameTerms } from '../../subscriptions/index.ts'
import { askProvider } from '../errors.ts'
import { requireCode } from '../preview/require-code.ts'
import { ChangeUnderWay } from '../requests/errors.ts'
import { openRequest } from '../requests/open-request.ts'
import { blockedBy, decideBuy, paidUntil, termsFor } from '../situation/decide.ts'
import { type Situation, underWay } from '../situation/situation.ts'
import { callOffRequest, readingBy, readingIn } from '../situation/store.ts'
import { holdCompany, inTransaction, lookAt, refuse } from './asking.ts'

/**
 * Asks for a page of Stripe's where the company buys; the request says when there is one, and where. One at a time: the
 * same purchase again is the one that is open, and another one takes its place once its page can be paid no more.
 *
 * @throws BILLING_DISABLED, NO_PAYMENT_PROVIDER, ALREADY_SUBSCRIBED, PAYMENT_OUTSTANDING, WRONG_STATE, NOT_OFFERED,
 *   SEATS_NOT_OFFERED, CodeNotValid, ChangeUnderWay, ProviderUnavailable
 */
export async function buy(call: TenantCall, input: Buy): Promise<{ requestId: string }> {
  const situation = await lookAt(call)
  const reader = { database: call.database, tenantId: call.tenant.id }
  const wanted = await prepare(call, situation, input, readingBy(reader))
  const open = underWay(situation)
  const isLeft = open?.kind === 'buy' && open.state === 'open' && !isSame(open, wanted, situation)
  // Nobody can pay on it any more before another one is made.
  if (isLeft) await closePage(call, open.providerId)
  return inTransaction(call, (command) => begin(command, input, isLeft ? open.id : null))
}

async function begin(
  call: TenantCommand,
  input: Buy,
  closedId: string | null,
): Promise<{ requestId: string }> {
  const situation = await holdCompany(call)
  const wanted = await prepare(call, situation, input, readingIn(call.tx))
  const open = underWay(situation)
  if (open) {
    if (open.kind !== 'buy') throw new ChangeUnderWay()
    if (open.id !== closedId && isSame(open, wanted, situation)) return { requestId: open.id }
    // A page that nobody was shown yet is closed by the job that makes it.
    if (open.state !== 'waiting' && open.id !== closedId) throw new ChangeUnderWay()
    await callOffRequest(call.tx, { tenantId: call.tenant.id, id: open.id, now: call.now })
  }
  return openRequest(call, { tenantId: call.tenant.id, kind: 'buy', ...wanted })
}

type Wanted = Awaited<ReturnType<typeof prepare>>

async function prepare(
  call: TenantCall,
  situation: Situation,
  input: Buy,
  read: Parameters<typeof requireCode>[0],
) {
  refuse(decideBuy(situation))
  const offered = termsFor(situation, input)
  if (!offered.ok) throw new Refusal(offered.code)
  const code = await requireCode(read, situation, offered.priced, input.promotionCode)
  const until = paidUntil(situation, input.keepTrial)
  return {
    terms: offered.priced.terms,
    details: {
      locale: call.locale,
      trialEndsAt: until?.toISOString() ?? null,
      promotionCode: code?.code ?? null,
      promotionCodeId: code?.providerId ?? null,
    },
  }
}

/** Whether what is open is what is wanted, and can still be paid. */
function isSame(open: NonNullable<Situation['request']>, wanted: Wanted, { now }: Situation): boolean {
  if (!open.terms || !sameTerms(open.terms, wanted.terms)) return false
  if (open.expiresAt && open.expiresAt <= now) return false
  const { trialEndsAt, promotionCode } = wanted.details
  return (
    (open.details.trialEndsAt ?? null) === trialEndsAt &&
    (open.details.promotionCode ?? null) === promotionCode
  )
}

/**
 * Leaves a purchase: its page can be paid no more.
 *
 * @throws NotFound when none is open, ALREADY_SUBSCRIBED when it was paid meanwhile, ProviderUnavailable
 */
export async function abandonCheckout(call: TenantCall): Promise<void> {
  const situation = await lookAt(call)
  refuse(blockedBy(situation))
  const open = underWay(situation)
  if (open?.kind !== 'buy') throw new NotFound('request')
  if (open.state === 'open') await closePage(call, open.providerId)
  await inTransaction(call, async (command) => {
    const { tx, tenant, now } = command
    await holdCompany(command)
    if (!(await callOffRequest(tx, { tenantId: tenant.id, id: open.id, now }))) throw new NotFound('request')
    await recordAudit(command, {
      tenantId: tenant.id,
      action: 'subscription.buy_abandoned',
      resource: 'subscription',
      resourceId: tenant.id,
      after: { requestId: open.id },
    })
  })
}

/** @throws ALREADY_SUBSCRIBED when the customer was quicker */
async function closePage(call: TenantCall, checkoutId: string | null): Promise<void> {
  if (!checkoutId) return
  const { state, subscriptionId } = await askProvider(call, (payments) => payments.expireCheckout(checkoutId))
  if (state !== 'complete') return
  if (subscriptionId) await mirrorSubscription(call, subscriptionId)
  throw new Refusal('ALREADY_SUBSCRIBED')
}
