import account from '../locales/en/account.ts'
import admins from '../locales/en/admins.ts'
import audit from '../locales/en/audit.ts'
import auth from '../locales/en/auth.ts'
import common from '../locales/en/common.ts'
import company from '../locales/en/company.ts'
import departments from '../locales/en/departments.ts'
import emails from '../locales/en/emails.ts'
import errors from '../locales/en/errors.ts'
import mail from '../locales/en/mail.ts'
import members from '../locales/en/members.ts'
import modules from '../locales/en/modules.ts'
import onboarding from '../locales/en/onboarding.ts'
import stores from '../locales/en/stores.ts'
import system from '../locales/en/system.ts'
import tenants from '../locales/en/tenants.ts'
import users from '../locales/en/users.ts'

export default {
  common,
  errors,
  auth,
  account,
  onboarding,
  members,
  stores,
  departments,
  company,
  audit,
  modules,
  tenants,
  users,
  admins,
  system,
  mail,
  emails,
} as const
