/** A promise of the product, and what shows it. */
export type Guarantee = {
  /** Number in the list that everyone speaks of. */
  number: number
  promise: string
  /** Test files, or a program for what takes too long to be a test at any size. */
  proof: string[] | (() => Promise<{ held: boolean; figure: string }>)
}

const tests = (...names: string[]) => names.map((name) => `tooling/guarantees/${name}.test.ts`)

/** In the order of their numbers; those that are missing are not promised yet. */
export const guarantees: Guarantee[] = [
  {
    number: 2,
    promise: 'what Stripe tells arrives, whatever happens on the way',
    proof: [
      ...tests('stripe-histories', 'webhooks'),
      'packages/core/src/stripe-events/effects.test.ts',
      'apps/server/src/http/stripe-webhook.test.ts',
    ],
  },
  {
    number: 3,
    promise: 'what is bought is charged once and granted, wherever a process dies',
    proof: tests('purchases', 'purchases-killed'),
  },
  { number: 4, promise: 'one idempotency key, many times at once', proof: tests('idempotency') },
  { number: 5, promise: 'limits hold, whoever comes at once', proof: tests('limits') },
  { number: 7, promise: 'no company’s data for another', proof: ['tooling/isolation/isolation.test.ts'] },
  { number: 8, promise: 'row-level security on every table', proof: ['packages/db/src/locks.test.ts'] },
  { number: 10, promise: 'interleaved tenants never mix', proof: tests('interleaving') },
  { number: 11, promise: 'answers hold no secrets', proof: tests('answers') },
  { number: 12, promise: 'sessions end everywhere at once', proof: tests('sessions') },
  { number: 13, promise: 'mutations from elsewhere are refused', proof: tests('mutations', 'adapter') },
  { number: 14, promise: 'nothing tells whether an account exists', proof: tests('existence') },
  { number: 15, promise: 'rate limits are exact', proof: tests('rate-limits') },
  {
    number: 16,
    promise: 'each change is in the audit log once',
    proof: [...tests('audit'), 'packages/core/src/audit/chain/chain.test.ts'],
  },
  { number: 21, promise: 'malformed input is refused', proof: tests('bad-input') },
  { number: 23, promise: 'stopping drops nothing', proof: tests('operations') },
  { number: 24, promise: 'jobs survive their worker', proof: tests('jobs', 'sync') },
  { number: 25, promise: 'overload is told at once', proof: tests('load') },
  {
    number: 26,
    promise: 'throughput lasts',
    proof: async () => (await import('./lasting-load.ts')).lastingLoad(),
  },
]
