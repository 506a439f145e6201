import account from '../locales/ja/account.ts'
import admins from '../locales/ja/admins.ts'
import audit from '../locales/ja/audit.ts'
import auth from '../locales/ja/auth.ts'
import billing from '../locales/ja/billing.ts'
import bulk from '../locales/ja/bulk.ts'
import common from '../locales/ja/common.ts'
import company from '../locales/ja/company.ts'
import coupons from '../locales/ja/coupons.ts'
import departments from '../locales/ja/departments.ts'
import emails from '../locales/ja/emails.ts'
import entitlements from '../locales/ja/entitlements.ts'
import errors from '../locales/ja/errors.ts'
import mail from '../locales/ja/mail.ts'
import members from '../locales/ja/members.ts'
import modules from '../locales/ja/modules.ts'
import onboarding from '../locales/ja/onboarding.ts'
import plans from '../locales/ja/plans.ts'
import records from '../locales/ja/records.ts'
import roles from '../locales/ja/roles.ts'
import stores from '../locales/ja/stores.ts'
import stripe from '../locales/ja/stripe.ts'
import subscriptions from '../locales/ja/subscriptions.ts'
import sync from '../locales/ja/sync.ts'
import system from '../locales/ja/system.ts'
import tenants from '../locales/ja/tenants.ts'
import users from '../locales/ja/users.ts'
import why from '../locales/ja/why.ts'

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
