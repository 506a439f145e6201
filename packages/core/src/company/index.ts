export { currentCompany } from './current-company.ts'
export { phoneCompany } from './phone-company.ts'
