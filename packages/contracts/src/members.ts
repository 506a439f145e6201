import { roles } from '@leasehold/catalog'
import { z } from 'zod'
import { email, optionalText, page, text, uuid, version } from './common.ts'

export const role = z.enum(roles)

/** Stores a person is limited to; empty means all. */
export const storeScope = z
  .array(uuid)
  .max(200)
  .transform((ids) => [...new Set(ids)])
  .default([])

export const inviteMemberInput = z.strictObject({ email, role, storeIds: storeScope })

export const listMembersInput = z.strictObject({
  ...page,
  query: text(100).optional(),
  role: role.optional(),
  status: z.enum(['active', 'disabled']).optional(),
  storeId: uuid.optional(),
  departmentId: uuid.optional(),
  sort: z.enum(['name', 'joined']).default('name'),
  direction: z.enum(['asc', 'desc']).default('asc'),
})

export const memberInput = z.strictObject({ userId: uuid })

export const changeMemberInput = z.strictObject({
  userId: uuid,
  version,
  role,
  storeIds: storeScope,
  departmentId: uuid.nullable().default(null),
  /** Narrows the role; null for all of it. Left out, it stays as long as the role does. */
  customRoleId: uuid.nullable().optional(),
})

export const memberVersionInput = z.strictObject({ userId: uuid, version })

/** Why a person was disabled or removed: kept in the audit log. */
export const memberReasonInput = z.strictObject({ userId: uuid, version, reason: optionalText(300) })

export type InviteMember = z.output<typeof inviteMemberInput>
export type ListMembers = z.output<typeof listMembersInput>
export type ChangeMember = z.output<typeof changeMemberInput>
export type MemberVersion = z.output<typeof memberVersionInput>
export type MemberReason = z.output<typeof memberReasonInput>
