import { z } from 'zod'
import { givenPassword, linkToken, page, password, text, uuid } from './common.ts'
import { username } from './username.ts'

export const listInvitationsInput = z.strictObject({ ...page })

export const invitationInput = z.strictObject({ id: uuid })

/** A link as it was opened, also one that was cut short on its way. */
export const readInvitationInput = z.strictObject({ token: text(200) })

export const invitationUsernameInput = z.strictObject({ token: linkToken, username })

export const acceptInvitationInput = z.strictObject({ token: linkToken })

export const acceptAsNewUserInput = z.strictObject({
  token: linkToken,
  username,
  displayName: text(80),
  password,
})

/** `login` is a username or an email address, as typed. */
export const acceptBySigningInInput = z.strictObject({
  token: linkToken,
  login: text(254),
  password: givenPassword,
})

export type ListInvitations = z.output<typeof listInvitationsInput>
export type Invitation = z.output<typeof invitationInput>
export type InvitationUsername = z.output<typeof invitationUsernameInput>
export type AcceptAsNewUser = z.output<typeof acceptAsNewUserInput>
export type AcceptBySigningIn = z.output<typeof acceptBySigningInInput>
