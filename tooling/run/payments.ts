import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { startStripeSimulator } from '../stripe-simulator/index.ts'
import { root } from './build.ts'
import { StartError } from './errors.ts'

const DEFAULT_PORT = 3002

/** What the simulator needs to know of the server that it stands beside. */
type Beside = { HOST: string; WORKSPACE_PORT: number }

/** A Stripe for who has set up none: it answers like Stripe, keeps what was bought, and moves no money. */
export async function startPayments(beside: Beside, environment: Record<string, string | undefined>) {
  const port = portFrom(environment.STRIPE_SIMULATOR_PORT)
  const simulator = await startStripeSimulator({
    port,
    dataFile: dataFile(environment.DATABASE_URL),
    webhook: { url: `${addressOf(beside)}/stripe/webhook`, secret: 'whsec_simulator' },
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error
    const problem = error.code === 'EACCES' ? 'may not be used by this account' : 'is in use'
    throw new StartError(
      `Port ${port} ${problem}; the simulator of Stripe needs one: set STRIPE_SIMULATOR_PORT to another.`,
    )
  })
  return {
    url: simulator.url,
    stop: simulator.stop,
    settings: {
      STRIPE_SECRET_KEY: simulator.secretKey,
      STRIPE_WEBHOOK_SECRET: simulator.webhookSecret,
      STRIPE_API_URL: simulator.url,
    },
    hints: [
      'Cards to try, with any date to come and any code:',
      '  4242 4242 4242 4242  pays',
      '  4000 0000 0000 0341  can be saved, and fails when it is charged',
      '  4000 0000 0000 0002  is declined',
      '  4000 0025 0000 3155  asks for authentication',
    ],
  }
}

function portFrom(given: string | undefined): number {
  if (!given) return DEFAULT_PORT
  const port = Number(given)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new StartError('The setting STRIPE_SIMULATOR_PORT is not valid (a port); see .env.example.')
}

/** What was bought belongs to the database that says so: each has a Stripe of its own. */
export function dataFile(databaseUrl: string | undefined): string {
  const directory = join(root, '.data/stripe')
  mkdirSync(directory, { recursive: true })
  const name = databaseUrl ? createHash('sha256').update(databaseUrl).digest('hex').slice(0, 16) : 'embedded'
  return join(directory, `${name}.json`)
}

function addressOf({ HOST, WORKSPACE_PORT }: Beside): string {
  const host = HOST === '0.0.0.0' || HOST === '::' ? '127.0.0.1' : HOST
  return `http://${host.includes(':') ? `[${host}]` : host}:${WORKSPACE_PORT}`
}
