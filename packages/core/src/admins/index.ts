export { listAdmins } from './list-admins.ts'
