export { currentCompany } from './current-company.ts'
