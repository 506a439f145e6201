import { addMember, addUser, asUser, asVisitor, testPassword } from '../../../product/index.ts'
import { asMember, invitationToken, newPassword, type Recipe, waiting, word } from './scene.ts'

/** How people come into a company: by invitation and by onboarding. */
export const enteringRecipes: Record<string, Recipe> = {
  'workspace invitations.acceptAsNewUser': async (scene) => {
    const token = await invitationToken(scene)
    const username = `guest${word()}`
    const caller = asVisitor(scene.product)
    return () =>
      caller.invitations.acceptAsNewUser({ token, username, displayName: 'Guest', password: newPassword })
  },
  'workspace invitations.acceptBySigningIn': async (scene) => {
    const guest = await addUser(scene.product)
    const token = await invitationToken(scene, guest.email)
    const caller = asVisitor(scene.product)
    return () =>
      caller.invitations.acceptBySigningIn({ token, login: guest.username, password: testPassword })
  },
  'workspace invitations.accept': async (scene) => {
    const guest = await addUser(scene.product)
    await addMember(scene.product, scene.other, guest)
    const token = await invitationToken(scene, guest.email)
    const caller = await asUser(scene.product, guest, scene.other)
    return () => caller.invitations.accept({ token })
  },
  'workspace onboarding.createAccount': async (scene) => {
    const { token } = await waiting(scene)
    const username = `first${word()}`
    const input = {
      token,
      username,
      displayName: 'First',
      email: `${username}@example.com`,
      password: newPassword,
    }
    const caller = asVisitor(scene.product)
    return () => caller.onboarding.createAccount(input)
  },
  'workspace onboarding.useOwnAccount': async (scene) => {
    const { token } = await waiting(scene)
    const caller = await asMember(scene)
    return () => caller.onboarding.useOwnAccount({ token })
  },
  'workspace onboarding.finish': async (scene) => {
    const { tenant, token } = await waiting(scene)
    await (await asMember(scene)).onboarding.useOwnAccount({ token })
    const caller = await asUser(scene.product, scene.member, tenant)
    return () => caller.onboarding.finish()
  },
}
