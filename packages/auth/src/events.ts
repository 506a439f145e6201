import { defineEvent } from '@leasehold/core'

/**
 * Someone asked for a new password. Carries the name or address as it was typed: whether there is such an
 * account is for the job to find out, so that asking takes as long either way.
 */
export const passwordResetAsked = defineEvent<{ login: string }>()('user.password_reset_asked')

/** A password was changed or reset. */
export const passwordChanged = defineEvent<{ userId: string }>()('user.password_changed')

/** Mail goes to another address from now on; the former one is told. */
export const emailChanged = defineEvent<{ userId: string; from: string }>()('user.email_changed')
