import { defineEvent } from '../kernel/index.ts'

/** Someone was invited, or asked again: the job makes a fresh token and mails it. */
export const memberInvited = defineEvent<{ tenantId: string; invitationId: string }>()('member.invited')

/** Staff put someone into a company, who is told. */
export const memberAdded = defineEvent<{ tenantId: string; userId: string }>()('member.added')
