import { noDetails } from '@leasehold/catalog'
import { newId } from '../kernel/index.ts'
import type {
  PaymentProvider,
  ProviderCheckout,
  ProviderCustomer,
  ProviderEvent,
  ProviderInvoice,
  ProviderSubscription,
} from '../payments/index.ts'

/** What a Stripe of one's own has, for tests of what follows from it. */
export type Theirs = {
  subscriptions: Map<string, ProviderSubscription>
  invoices: Map<string, ProviderInvoice>
  customers: Map<string, ProviderCustomer>
  checkouts: Map<string, ProviderCheckout>
  /** Invoices by what was paid for them. */
  payments: Map<string, string>
  /** Times that something was read. */
  reads: number
  /** Called before each answer: to let something happen meanwhile, or to fail. */
  onRead: (id: string) => Promise<void>
  lines: { invoiceId: string; key: string; amount: number; description: string }[]
}

/** A Stripe that answers with what a test puts into it. What it does not speak of, throws. */
export function ownStripe(): { theirs: Theirs; payments: PaymentProvider } {
  const theirs: Theirs = {
    subscriptions: new Map(),
    invoices: new Map(),
    customers: new Map(),
    checkouts: new Map(),
    payments: new Map(),
    reads: 0,
    onRead: async () => {},
    lines: [],
  }
  /** What was so when the reading began is answered, however long the answer takes. */
  const read = async <T>(from: Map<string, T>, id: string): Promise<T | null> => {
    theirs.reads += 1
    const found = structuredClone(from.get(id)) ?? null
    await theirs.onRead(id)
    return found
  }
  const known: Partial<PaymentProvider> = {
    isTest: true,
    fetchSubscription: (id) => read(theirs.subscriptions, id),
    fetchInvoice: (id) => read(theirs.invoices, id),
    fetchCustomer: async (id) => {
      const customer = await read(theirs.customers, id)
      if (!customer) throw new Error(`There is no customer ${id}.`)
      return customer
    },
    fetchCheckout: async (id) => {
      const checkout = await read(theirs.checkouts, id)
      if (!checkout) throw new Error(`There is no checkout ${id}.`)
      return checkout
    },
    findInvoiceOf: async (id) => theirs.payments.get(id) ?? null,
    addInvoiceLine: async ({ invoiceId, amount, description }, key) => {
      const before = theirs.lines.findIndex((line) => line.key === key)
      if (before < 0) theirs.lines.push({ invoiceId, key, amount, description })
      return { id: `il_${before < 0 ? theirs.lines.length : before + 1}` }
    },
  }
  return { theirs, payments: known as PaymentProvider }
}

const seconds = (at: number) => new Date(Math.floor(at / 1_000) * 1_000)
const day = 86_400_000

export function aSubscription(
  given: Partial<ProviderSubscription> & { customerId: string },
): ProviderSubscription {
  const startedAt = seconds(Date.now() - day)
  return {
    id: `sub_${newId()}`,
    status: 'active',
    items: [{ key: 'leasehold:professional:v1:monthly:CNY:base', quantity: 1, amount: 29_900 }],
    currency: 'CNY',
    metadata: {},
    anchor: startedAt,
    periodStart: startedAt,
    periodEnd: seconds(Date.now() + 29 * day),
    startedAt,
    trialEndsAt: null,
    endsAt: null,
    endedAt: null,
    isCollectionPaused: false,
    scheduled: null,
    latestInvoice: null,
    testClockId: null,
    ...given,
  }
}

export function anInvoice(given: Partial<ProviderInvoice> & { customerId: string }): ProviderInvoice {
  const issuedAt = seconds(Date.now())
  const { total = 29_900 } = given
  return {
    id: `in_${newId()}`,
    subscriptionId: null,
    number: 'LH-0001',
    state: 'open',
    reason: 'subscription_cycle',
    currency: 'CNY',
    subtotal: total,
    discount: 0,
    tax: 0,
    total,
    amountDue: total,
    amountPaid: 0,
    amountRemaining: total,
    amountRefunded: 0,
    lines: [],
    periodStart: seconds(Date.now() - 30 * day),
    periodEnd: issuedAt,
    issuedAt,
    openedAt: issuedAt,
    dueAt: null,
    paidAt: null,
    attempts: 0,
    nextAttemptAt: null,
    failure: null,
    disputed: false,
    hostedUrl: null,
    pdfUrl: null,
    ...given,
  }
}

export function aCustomer(given: Partial<ProviderCustomer> = {}): ProviderCustomer {
  return {
    id: `cus_${newId()}`,
    tenantId: null,
    isDeleted: false,
    testClockId: null,
    clockAt: null,
    details: { ...noDetails, name: 'Acme', email: 'pay@acme.example' },
    paymentMethod: null,
    balance: 0,
    ...given,
  }
}

export function anEvent(type: string, given: Partial<ProviderEvent> = {}): ProviderEvent {
  const id = `evt_${newId()}`
  return {
    id,
    type,
    occurredAt: seconds(Date.now()),
    objectId: null,
    customerId: null,
    subscriptionId: null,
    invoiceId: null,
    paymentIntentId: null,
    isTest: true,
    payload: JSON.stringify({ id, type, object: 'event' }),
    ...given,
  }
}
