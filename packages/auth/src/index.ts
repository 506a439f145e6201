export { createAdmin } from './create-admin.ts'
export { AccountDisabled, SignInFailed, WrongPassword } from './errors.ts'
export {
  type AdminGuard,
  readAdminGuard,
  readPhoneGuard,
  readUserGuard,
  type TenantGuard,
  type UserGuard,
} from './guards.ts'
export { hashPassword, verifyPassword } from './passwords.ts'
export { type StartedSession, signIn, startUserSession } from './sign-in.ts'
export { signInAdmin, startAdminSession } from './sign-in-admin.ts'
export { signOut } from './sign-out.ts'
