import { defineEvent } from '../kernel/index.ts'

/** The company a person lands in is another now, because the former one was left. */
export const primaryMoved = defineEvent<{ userId: string; fromTenantId: string; toTenantId: string }>()(
  'user.primary_moved',
)

/** A person left the last company and can no longer sign in. */
export const leftEveryCompany = defineEvent<{ userId: string; lastTenantId: string }>()(
  'user.left_every_company',
)
