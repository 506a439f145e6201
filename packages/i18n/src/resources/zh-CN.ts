import account from '../locales/zh-CN/account.ts'
import admins from '../locales/zh-CN/admins.ts'
import audit from '../locales/zh-CN/audit.ts'
import auth from '../locales/zh-CN/auth.ts'
import billing from '../locales/zh-CN/billing.ts'
import bulk from '../locales/zh-CN/bulk.ts'
import common from '../locales/zh-CN/common.ts'
import company from '../locales/zh-CN/company.ts'
import coupons from '../locales/zh-CN/coupons.ts'
import departments from '../locales/zh-CN/departments.ts'
import emails from '../locales/zh-CN/emails.ts'
import entitlements from '../locales/zh-CN/entitlements.ts'
import errors from '../locales/zh-CN/errors.ts'
import mail from '../locales/zh-CN/mail.ts'
import members from '../locales/zh-CN/members.ts'
import modules from '../locales/zh-CN/modules.ts'
import onboarding from '../locales/zh-CN/onboarding.ts'
import plans from '../locales/zh-CN/plans.ts'
import records from '../locales/zh-CN/records.ts'
import roles from '../locales/zh-CN/roles.ts'
import stores from '../locales/zh-CN/stores.ts'
import stripe from '../locales/zh-CN/stripe.ts'
import subscriptions from '../locales/zh-CN/subscriptions.ts'
import sync from '../locales/zh-CN/sync.ts'
import system from '../locales/zh-CN/system.ts'
import tenants from '../locales/zh-CN/tenants.ts'
import users from '../locales/zh-CN/users.ts'
import why from '../locales/zh-CN/why.ts'

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
