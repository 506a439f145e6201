import { readEntitlements } from '../../entitlements/index.ts'
import type { Call } from '../../kernel/index.ts'
import { InvalidField } from '../../kernel/index.ts'
import { usageOf } from '../../usage/index.ts'
import { readNames } from '../names.ts'
import { explain, type MemberFacts, type Subject, wantedOf } from './explain.ts'

/**
 * The chain for a member and a subject, with the names that a page needs.
 *
 * @throws InvalidField for a feature that the catalog does not have
 */
export async function answer(
  call: Call,
  about: { tenantId: string; member: MemberFacts | null; isDeleted: boolean; subject: Subject },
) {
  const { database, now } = call
  const { tenantId, member, isDeleted, subject } = about
  const [{ version, inputs }, used, names] = await Promise.all([
    readEntitlements(call, tenantId),
    usageOf(database, tenantId, now),
    readNames(database.platform),
  ])
  if ('feature' in subject && !names.features.some(({ key }) => key === subject.feature)) {
    throw new InvalidField('feature', 'unknown')
  }
  const { allowed, stoppedBy, links } = explain({ member, isDeleted, inputs, used }, wantedOf(subject), now)
  const [membership, role, stores, entitlement, billing] = links
  const { feature } = entitlement
  const told = {
    ...entitlement,
    named: feature === null ? null : names.feature(feature),
    sources: entitlement.sources.map((source) => ({
      ...source,
      planName: 'plan' in source ? names.plan(source.plan) : null,
    })),
  }
  return {
    subject,
    entitlementVersion: version,
    allowed,
    stoppedBy,
    links: inOrder(membership, role, stores, told, billing),
  }
}

/** The links as a tuple, which is what they are also where they arrive. */
export function inOrder<T extends [unknown, unknown, unknown, unknown, unknown]>(...links: T): T {
  return links
}

/** What was asked about, of either way to ask. */
export function subjectOf(
  input: { feature: string } | { permission: Extract<Subject, { permission: unknown }>['permission'] },
): Subject {
  return 'permission' in input ? { permission: input.permission } : { feature: input.feature }
}
