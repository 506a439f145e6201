import type { PlatformTx } from '@leasehold/db'
import { type Call, emit, type JobCall, type OpenCommand, recordAudit } from '../kernel/index.ts'
import { requestSync } from '../sync/index.ts'
import { endingTold } from './events.ts'
import { daysLeft, kindOf } from './rules.ts'
import * as store from './store.ts'

/** Subjects handled in one go, and how long ago something may have ended for its end to be told. */
const AT_ONCE = 500
const LOOK_BACK_DAYS = 30

/**
 * Tells of what ends in 14, 7 and 1 days, and of what has ended, once each. Nothing rests on it: the resolver compares
 * with the clock, whether or not this runs.
 *
 * @returns notices given
 */
export async function giveNotices(call: Call): Promise<number> {
  const { database, now } = call
  let given = 0
  for (;;) {
    const due = await store.listDue(database.platform, { now, lookBackDays: LOOK_BACK_DAYS, limit: AT_ONCE })
    for (const each of due) {
      given += await database.platformTransaction((tx) => giveNotice({ ...call, tx }, each))
    }
    if (due.length < AT_ONCE) return given
  }
}

/** One subject's notice: where several were missed, the nearest stands for them. */
async function giveNotice(call: OpenCommand & { tx: PlatformTx }, due: store.Due): Promise<number> {
  const { tx, now } = call
  const fresh = await store.insertNotices(tx, due, now)
  const nearest = Math.min(...fresh)
  // Another process was faster, or a nearer one has been given.
  if (nearest !== due.marks[0]) return 0
  const { tenantId, subject, key, endsAt } = due
  const kind = kindOf(subject)
  for (const userId of await store.listBillingAdmins(tx, tenantId)) {
    await emit(tx, endingTold({ tenantId, userId, kind, key, endsAt }))
  }
  if (nearest > 0) return 1
  await requestSync(call, { tenantId, cause: 'time_passed' })
  const id = subject.split(':')[1] ?? tenantId
  const [action, resource] = audited[kind]
  const after = kind === 'override' ? { feature: key, endsAt } : { plan: key, endsAt }
  await recordAudit(call, { tenantId, action, resource, resourceId: id, after })
  return 1
}

const audited = {
  trial: ['subscription.trial_ended', 'subscription'],
  override: ['override.ended', 'override'],
  add_on: ['add_on.ended', 'add_on'],
} as const

/** Writes to one admin, in their language and their company's time. */
export async function tellEnding(
  call: JobCall,
  { tenantId, userId, kind, key, endsAt }: Parameters<typeof endingTold>[0],
): Promise<void> {
  const db = call.database.platform
  const reader = await store.readReader(db, tenantId, userId)
  if (!reader) return
  const { name, email, locale, company, code, timeZone } = reader
  const names = await store.readName(db, kind === 'override' ? 'feature' : 'plan', key)
  const ends = new Date(endsAt)
  const days = daysLeft(ends, call.now)
  await call.sendMail({
    template: days > 0 ? 'entitlement-ending' : 'entitlement-ended',
    to: email,
    locale,
    values: {
      name,
      company,
      what: names?.[locale] ?? key,
      isTrial: kind === 'trial',
      date: new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(ends),
      link: `${call.workspaceUrl}/${code}`,
    },
  })
}
