/** One namespace a domain: the file `locales/<locale>/<namespace>.ts`, loaded when a page asks for it. */
export const namespaces = [
  'common',
  'errors',
  'auth',
  'account',
  'onboarding',
  'members',
  'stores',
  'departments',
  'company',
  'audit',
  'modules',
  'records',
  'roles',
  'tenants',
  'entitlements',
  'why',
  'bulk',
  'sync',
  'plans',
  'users',
  'admins',
  'system',
  'mail',
  'emails',
] as const

export type Namespace = (typeof namespaces)[number]
