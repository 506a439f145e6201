import { mobileRouter } from '@leasehold/api'
import { asPhone, testContext, testPassword } from '../../../product/index.ts'
import type { Recipe } from './scene.ts'

/** What people do on their phone. */
export const phoneRecipes: Record<string, Recipe> = {
  'phone signIn': async ({ product, member }) => {
    const caller = mobileRouter.createCaller(testContext(product))
    return () => caller.signIn({ login: member.username, password: testPassword })
  },
  'phone signOut': async (scene) => {
    const caller = await asPhone(scene.product, scene.member, scene.tenant)
    return () => caller.signOut()
  },
  'phone switchCompany': async (scene) => {
    const caller = await asPhone(scene.product, scene.member, scene.tenant)
    return () => caller.switchCompany({ companyCode: scene.other.code })
  },
}
