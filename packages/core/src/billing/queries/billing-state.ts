import { graceDays } from '../../entitlements/index.ts'
import type { TenantQuery } from '../../kernel/index.ts'
import { nameOf } from '../situation/present.ts'
import { readSituation, type Situation } from '../situation/situation.ts'
import { listBillingAdmins, readingBy } from '../situation/store.ts'

const dayMs = 86_400_000

/** How the contract stands, for everyone in the company: neither money nor ways to spend it. */
export async function billingState(call: TenantQuery) {
  const read = readingBy(call.reader)
  const [situation, admins] = await Promise.all([
    readSituation(call, read, call.tenant.id),
    listBillingAdmins(read, call.tenant.id),
  ])
  return { ...standingOf(situation), access: call.entitlements.access, admins }
}

/** The contract without its money. */
export function standingOf(situation: Situation) {
  const { contract, state, at } = situation
  return {
    plan: contract && { key: contract.plan, name: contract.planName, version: contract.planVersion },
    source: contract?.source ?? null,
    state,
    stateSince: contract?.stateSince ?? null,
    suspensionCause: contract?.suspensionCause ?? null,
    trial:
      state === 'trialing' && contract?.trialEndsAt
        ? {
            endsAt: contract.trialEndsAt,
            daysLeft: Math.max(0, Math.ceil((contract.trialEndsAt.getTime() - at.getTime()) / dayMs)),
          }
        : null,
    /** Since when money is owed, and until when everything keeps working; after that it is read only. */
    pastDue:
      state === 'past_due' && contract
        ? {
            since: contract.stateSince,
            worksUntil: new Date(contract.stateSince.getTime() + graceDays * dayMs),
          }
        : null,
    endsAt: contract?.endsAt ?? null,
    scheduled: contract?.scheduled
      ? {
          plan: { key: contract.scheduled.plan, name: nameOf(situation, contract.scheduled.plan) },
          cycle: contract.scheduled.cycle,
          seats: contract.scheduled.seats,
          at: new Date(contract.scheduled.at),
        }
      : null,
    /** What the company's own clock says, where a test clock moved it; null where it is ours. */
    clock: contract?.clockAhead ? at : null,
  }
}
