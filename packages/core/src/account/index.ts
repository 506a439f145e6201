export { changeProfile, readProfile } from './change-profile.ts'
export { listOwnCompanies, setPrimaryCompany, switchCompany } from './own-companies.ts'
export { endOtherSessions, endOwnSession, listOwnSessions, type OwnSession } from './sessions.ts'
export { setOwnLocale } from './set-locale.ts'
