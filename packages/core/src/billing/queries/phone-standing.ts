import type { TenantQuery } from '../../kernel/index.ts'
import { billingState } from './billing-state.ts'

/**
 * How far a phone's company is open, until when, and whom to ask. The stores that distribute apps allow neither prices
 * nor ways to buy beside their own: nothing here names a plan, an amount or a page.
 */
export async function phoneStanding(call: TenantQuery) {
  const { access, state, trial, pastDue, endsAt, admins } = await billingState(call)
  return {
    access,
    state,
    /** When less will be open by itself: the trial's end, the end of the days in arrears, or the contract's. */
    changesAt: trial?.endsAt ?? pastDue?.worksUntil ?? endsAt,
    admins,
  }
}
