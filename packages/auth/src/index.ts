export {
  acceptAsNewUser,
  acceptAsSignedIn,
  acceptBySigningIn,
  type Entered,
} from './accept-invitation.ts'
export { beginAsSignedIn, createFirstAccount } from './begin-company.ts'
export { changeEmail } from './change-email.ts'
export { changePassword } from './change-password.ts'
export { createAdmin } from './create-admin.ts'
export { AccountDisabled, ResetLinkRefused, SignInFailed, WrongPassword } from './errors.ts'
export { emailChanged, passwordChanged, passwordResetAsked } from './events.ts'
export {
  type AdminGuard,
  readAdminGuard,
  readPhoneGuard,
  readUserGuard,
  type TenantGuard,
  type UserGuard,
} from './guards.ts'
export { jobs as authJobs } from './jobs.ts'
export { hashPassword, verifyPassword } from './passwords.ts'
export { requestPasswordReset } from './request-password-reset.ts'
export { checkResetLink, resetPassword } from './reset-password.ts'
export { type StartedSession, signIn, startUserSession } from './sign-in.ts'
export { signInAdmin, startAdminSession } from './sign-in-admin.ts'
export { signOut } from './sign-out.ts'
