import { type Job, onEvent, readUser } from '@leasehold/core'
import { emailChanged, passwordChanged, passwordResetAsked } from './events.ts'
import { mailResetLink } from './mail-reset-link.ts'

/** What follows from what people do to their accounts. */
export const jobs: Job[] = [
  onEvent(passwordResetAsked, mailResetLink),
  onEvent(passwordChanged, async (call, { userId }) => {
    const user = await readUser(call.database.platform, userId)
    if (!user) return
    await call.sendMail({
      template: 'password-changed',
      to: user.email,
      locale: user.locale,
      values: { name: user.displayName, link: `${call.workspaceUrl}/forgot-password` },
    })
  }),
  onEvent(emailChanged, async (call, { userId, from }) => {
    const user = await readUser(call.database.platform, userId)
    if (!user) return
    await call.sendMail({
      template: 'email-changed',
      to: from,
      locale: user.locale,
      values: { name: user.displayName, email: user.email, link: `${call.workspaceUrl}/account` },
    })
  }),
]
