import { Refusal } from '../kernel/index.ts'

/** Another user has this username, or one that only differs in case or width. */
export class UsernameTaken extends Refusal {
  constructor() {
    super('USERNAME_TAKEN', { fields: [{ path: 'username', code: 'taken', message: '' }] })
  }
}

/** Another user has this email address. */
export class EmailTaken extends Refusal {
  constructor() {
    super('EMAIL_TAKEN', { fields: [{ path: 'email', code: 'taken', message: '' }] })
  }
}
