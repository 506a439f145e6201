import account from '../locales/en/account.ts'
import admins from '../locales/en/admins.ts'
import audit from '../locales/en/audit.ts'
import auth from '../locales/en/auth.ts'
import billing from '../locales/en/billing.ts'
import bulk from '../locales/en/bulk.ts'
import common from '../locales/en/common.ts'
import company from '../locales/en/company.ts'
import coupons from '../locales/en/coupons.ts'
import departments from '../locales/en/departments.ts'
import emails from '../locales/en/emails.ts'
import entitlements from '../locales/en/entitlements.ts'
import errors from '../locales/en/errors.ts'
import mail from '../locales/en/mail.ts'
import members from '../locales/en/members.ts'
import modules from '../locales/en/modules.ts'
import onboarding from '../locales/en/onboarding.ts'
import plans from '../locales/en/plans.ts'
import records from '../locales/en/records.ts'
import roles from '../locales/en/roles.ts'
import stores from '../locales/en/stores.ts'
import stripe from '../locales/en/stripe.ts'
import subscriptions from '../locales/en/subscriptions.ts'
import sync from '../locales/en/sync.ts'
import system from '../locales/en/system.ts'
import tenants from '../locales/en/tenants.ts'
import users from '../locales/en/users.ts'
import why from '../locales/en/why.ts'

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
  billing,
  audit,
  modules,
  records,
  roles,
  tenants,
  entitlements,
  why,
  bulk,
  sync,
  subscriptions,
  coupons,
  stripe,
  plans,
  users,
  admins,
  system,
  mail,
  emails,
} as const
