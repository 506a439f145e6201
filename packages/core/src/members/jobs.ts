import { type Job, newToken, onEvent, sha256 } from '../kernel/index.ts'
import { readUser } from '../people/index.ts'
import { memberAdded, memberInvited } from './events.ts'
import { readForMail, setToken } from './invitations/store.ts'
import { invitationDays } from './rules.ts'
import { readTenant } from './store.ts'

/** Mails what people must hear of: that they are invited, and that staff put them into a company. */
export const jobs: Job[] = [
  onEvent(memberInvited, async (call, { tenantId, invitationId }) => {
    // A second run must not end the link that the first one mailed.
    if (await call.wasMailed('invitation')) return
    const db = call.database.platform
    const invitation = await readForMail(db, tenantId, invitationId)
    if (!invitation) return
    const token = newToken()
    if (!(await setToken(db, tenantId, invitationId, sha256(token)))) return
    const { email, company, inviter, role } = invitation
    await call.sendMail({
      template: 'invitation',
      to: email,
      locale: invitation.invitedLocale ?? invitation.companyLocale,
      values: {
        inviter: inviter ?? company,
        company,
        role,
        link: `${call.workspaceUrl}/invite/${token}`,
        days: invitationDays,
      },
    })
  }),
  onEvent(memberAdded, async (call, { tenantId, userId }) => {
    const db = call.database.platform
    const user = await readUser(db, userId)
    const tenant = await readTenant(db, tenantId)
    if (!user || !tenant) return
    await call.sendMail({
      template: 'membership-added',
      to: user.email,
      locale: user.locale,
      values: { name: user.displayName, company: tenant.name, link: `${call.workspaceUrl}/${tenant.code}` },
    })
  }),
]
