export { getMail, listMails } from './list-mails.ts'
