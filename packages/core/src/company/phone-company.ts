import type { TenantQuery } from '../kernel/index.ts'
import { currentCompany } from './current-company.ts'

/**
 * The company a phone's session is in. Says what is open and whom to ask about the rest, and nothing of
 * plans: the stores that distribute apps allow neither prices nor ways to buy beside their own.
 */
export async function phoneCompany(call: TenantQuery) {
  const { code, name, shortName, timeZone, locale, role, permissions, access, modules, billingAdmins } =
    await currentCompany(call)
  return { code, name, shortName, timeZone, locale, role, permissions, access, modules, billingAdmins }
}
