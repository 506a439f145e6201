export { createUser, type NewUser } from './create-user.ts'
export { EmailTaken, UsernameTaken } from './errors.ts'
export { isUsernameFree } from './is-username-free.ts'
export * from './staff/index.ts'
