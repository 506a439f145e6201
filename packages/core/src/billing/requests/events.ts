import { defineEvent } from '../../kernel/index.ts'

/** Something was asked of Stripe for a company's contract, and is to be handed over. */
export const requestOpened = defineEvent<{ tenantId: string; requestId: string }>()('billing.request_opened')
