import { accountStatuses, platformRoles } from '@leasehold/catalog'
import { z } from 'zod'
import { optionalText, page, sessionHandle, text, uuid, version } from './common.ts'
import { role } from './members.ts'

/** The console's search over the users of all companies. */
export const listUsersInput = z.strictObject({
  ...page,
  query: text(100).optional(),
  status: z.enum(accountStatuses).optional(),
  sort: z.enum(['created', 'username']).default('created'),
  direction: z.enum(['asc', 'desc']).default('desc'),
})

/** The console's list of the platform's staff. */
export const listAdminsInput = z.strictObject({
  ...page,
  query: text(100).optional(),
  role: z.enum(platformRoles).optional(),
  status: z.enum(accountStatuses).optional(),
  direction: z.enum(['asc', 'desc']).default('asc'),
})

export const userInput = z.strictObject({ userId: uuid })

/** Staff say why: whoever is asked about it later reads it in the audit log. */
export const disableUserInput = z.strictObject({ userId: uuid, reason: text(300) })

export const enableUserInput = z.strictObject({ userId: uuid, reason: optionalText(300) })

export const endUserSessionInput = z.strictObject({ userId: uuid, session: sessionHandle })

export const addUserMembershipInput = z.strictObject({ userId: uuid, tenantId: uuid, role })

export const setUserMembershipStatusInput = z.strictObject({
  userId: uuid,
  tenantId: uuid,
  version,
  status: z.enum(['active', 'disabled']),
  reason: optionalText(300),
})

export const removeUserMembershipInput = z.strictObject({
  userId: uuid,
  tenantId: uuid,
  version,
  reason: optionalText(300),
})

export type ListAdmins = z.output<typeof listAdminsInput>
export type ListUsers = z.output<typeof listUsersInput>
export type DisableUser = z.output<typeof disableUserInput>
export type EnableUser = z.output<typeof enableUserInput>
export type EndUserSession = z.output<typeof endUserSessionInput>
