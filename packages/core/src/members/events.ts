import { defineEvent } from '../kernel/index.ts'

/** Someone was invited, or asked again: the job makes a fresh token and mails it. */
export const memberInvited = defineEvent<{ tenantId: string; invitationId: string }>()('member.invited')
