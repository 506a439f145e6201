import { newToken, sha256 } from '@leasehold/core'
import { asVisitor, testPassword } from '../../../product/index.ts'
import { asMember, newPassword, type Recipe, word } from './scene.ts'

/** What people do about themselves. */
export const accountRecipes: Record<string, Recipe> = {
  'workspace auth.signIn': async ({ product, member }) => {
    const caller = asVisitor(product)
    return () => caller.auth.signIn({ login: member.username, password: testPassword })
  },
  'workspace auth.signOut': async (scene) => {
    const caller = await asMember(scene)
    return () => caller.auth.signOut()
  },
  'workspace auth.requestPasswordReset': async ({ product, member }) => {
    const caller = asVisitor(product)
    return () => caller.auth.requestPasswordReset({ login: member.email })
  },
  'workspace auth.resetPassword': async ({ product, sql, member }) => {
    const token = newToken()
    await sql`insert into password_resets (token_hash, user_id, expires_at)
      values (${sha256(token)}, ${member.id}, now() + interval '1 hour')`
    const caller = asVisitor(product)
    return () => caller.auth.resetPassword({ token, password: newPassword })
  },
  'workspace account.changeProfile': async (scene) => {
    const caller = await asMember(scene)
    const { version } = await caller.account.profile()
    const input = { version, displayName: 'New', username: `new${scene.member.username}`, phone: '1' }
    return () => caller.account.changeProfile(input)
  },
  'workspace account.setLocale': async (scene) => {
    const caller = await asMember(scene)
    return () => caller.account.setLocale({ locale: 'ja' })
  },
  'workspace account.changeEmail': async (scene) => {
    const caller = await asMember(scene)
    const email = `${word()}@example.com`
    return () => caller.account.changeEmail({ email, currentPassword: testPassword })
  },
  'workspace account.changePassword': async (scene) => {
    const caller = await asMember(scene)
    return () => caller.account.changePassword({ currentPassword: testPassword, password: newPassword })
  },
  'workspace account.setPrimaryCompany': async (scene) => {
    const caller = await asMember(scene)
    return () => caller.account.setPrimaryCompany({ companyCode: scene.other.code })
  },
  'workspace account.endSession': async (scene) => {
    await asMember(scene)
    const caller = await asMember(scene)
    const { session = '' } = (await caller.account.sessions()).find(({ isCurrent }) => !isCurrent) ?? {}
    return () => caller.account.endSession({ session })
  },
  'workspace account.endOtherSessions': async (scene) => {
    await asMember(scene)
    const caller = await asMember(scene)
    return () => caller.account.endOtherSessions()
  },
}
