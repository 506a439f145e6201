/** One namespace a domain: the file `locales/<locale>/<namespace>.ts`, asked for by the pages it is of. */
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
