import {
  buyInput,
  cancelSubscriptionInput,
  changeBillingDetailsInput,
  changeSubscriptionInput,
  invoiceInput,
  listInvoicesInput,
  payInvoiceInput,
  paymentMethodInput,
  previewTermsInput,
} from '@leasehold/contracts'
import {
  abandonCheckout,
  billingOverview,
  billingProgress,
  billingState,
  buy,
  callOffChange,
  cancelSubscription,
  changeBillingDetails,
  changeSubscription,
  getInvoice,
  listInvoices,
  listOffers,
  listPaymentMethods,
  makeDefaultMethod,
  openPortal,
  payInvoice,
  previewTerms,
  quoteNextCharge,
  removePaymentMethod,
  resumeSubscription,
} from '@leasehold/core'
import { tenant } from '../procedures.ts'
import { follow } from '../streams.ts'
import { router } from '../trpc.ts'

/** Open whatever the contract's state: how else would it be paid. */
const always = { minimum: 'billing_only' } as const

const see = tenant.query('billing:read', always)
const command = tenant.command('billing:manage', always)
const guarded = tenant.guarded('billing:manage', always)

export const billingRouter = router({
  /** For everyone in the company: how the contract stands, and whom to ask. No money. */
  state: tenant.query('company:read', always).query(({ ctx }) => billingState(ctx.call)),
  /** Ends when nothing that was asked is under way: an open stream takes one of a browser's few connections. */
  progress: tenant.subscription('company:read', always).subscription(({ ctx, signal }) =>
    follow(ctx, {
      channels: ['leasehold_billing'],
      concerns: ({ tenantId }, call) => tenantId === call.tenant.id,
      read: billingProgress,
      isOver: ({ request }) => request === null || request.state === 'failed',
      signal,
    }),
  ),

  overview: see.query(({ ctx }) => billingOverview(ctx.call)),
  offers: see.query(({ ctx }) => listOffers(ctx.call)),
  nextCharge: see.query(({ ctx }) => quoteNextCharge(ctx.call)),
  preview: tenant
    .query('billing:manage', always)
    .input(previewTermsInput)
    .query(({ ctx, input }) => previewTerms(ctx.call, input)),
  invoices: see.input(listInvoicesInput).query(({ ctx, input }) => listInvoices(ctx.call, input)),
  invoice: see.input(invoiceInput).query(({ ctx, input }) => getInvoice(ctx.call, input)),
  methods: see.query(({ ctx }) => listPaymentMethods(ctx.call)),

  buy: guarded.input(buyInput).mutation(({ ctx, input }) => buy(ctx.call, input)),
  abandon: guarded.mutation(({ ctx }) => abandonCheckout(ctx.call)),
  change: guarded
    .input(changeSubscriptionInput)
    .mutation(({ ctx, input }) => changeSubscription(ctx.call, input)),
  callOff: command.mutation(({ ctx }) => callOffChange(ctx.call)),
  cancel: command
    .input(cancelSubscriptionInput)
    .mutation(({ ctx, input }) => cancelSubscription(ctx.call, input)),
  resume: command.mutation(({ ctx }) => resumeSubscription(ctx.call)),
  openPortal: guarded.mutation(({ ctx }) => openPortal(ctx.call, ctx.asked.workspaceUrl)),
  changeDetails: command
    .input(changeBillingDetailsInput)
    .mutation(({ ctx, input }) => changeBillingDetails(ctx.call, input)),
  makeDefault: guarded
    .input(paymentMethodInput)
    .mutation(({ ctx, input }) => makeDefaultMethod(ctx.call, input)),
  removeMethod: guarded
    .input(paymentMethodInput)
    .mutation(({ ctx, input }) => removePaymentMethod(ctx.call, input)),
  pay: guarded.input(payInvoiceInput).mutation(({ ctx, input }) => payInvoice(ctx.call, input)),
})
