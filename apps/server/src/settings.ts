import { z } from 'zod'

/** Refused in production: it is in the repository for everyone to read. */
const DEVELOPMENT_SECRET = 'leasehold-development-secret-not-for-production'

const port = z.coerce.number().int().min(0).max(65_535)
const origin = z.url({ protocol: /^https?$/ }).transform((value) => new URL(value).origin)
const flag = z.enum(['true', 'false']).transform((value) => value === 'true')

/**
 * Every setting there is. Read from the environment once, at start; `.env.example` and the README list them.
 */
const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  /** PostgreSQL 15 or later; the role must be allowed to create roles and own the tables. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  HOST: z.string().min(1).default('127.0.0.1'),
  WORKSPACE_PORT: port.default(3000),
  CONSOLE_PORT: port.default(3001),
  /** Origins people use, when a proxy stands before the server. */
  WORKSPACE_URL: origin.optional(),
  CONSOLE_URL: origin.optional(),
  /** Keys what must not be readable in the database, such as the subjects of rate limits. */
  APP_SECRET: z.string().min(32).default(DEVELOPMENT_SECRET),
  /** Without it mail is kept in the database and read in the console. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).default('Leasehold <no-reply@localhost>'),
  /** Addresses or ranges whose X-Forwarded-For is believed, separated by commas. */
  TRUSTED_PROXIES: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Takes payments through Stripe; without it nobody buys by themselves. Nothing is charged with a test key. */
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_(test|live)_\w+$/, 'a secret or restricted key of Stripe')
    .optional(),
  /** Signs what Stripe sends to `/stripe/webhook`; needed with the key. */
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_\w+$/, 'a signing secret of Stripe')
    .optional(),
  /** A Stripe other than Stripe's own: the simulator. */
  STRIPE_API_URL: origin.optional(),
  /** Whether new customers get a clock of their own that can be moved; with the simulator, unless said otherwise. */
  STRIPE_TEST_CLOCKS: flag.optional(),
  /** What this process does: serve, work off jobs, or both. */
  PROCESS_ROLE: z.enum(['all', 'api', 'worker']).default('all'),
})

export type Settings = z.output<typeof schema> & { WORKSPACE_URL: string; CONSOLE_URL: string }

/** A setting is missing or wrong; the message is one sentence for whoever starts the server. */
export class SettingsError extends Error {}

/** @throws SettingsError naming the first setting that is wrong */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const name = String(issue?.path[0])
    const problem = given[name] === undefined ? 'is not set' : `is not valid (${issue?.message})`
    throw new SettingsError(`The setting ${name} ${problem}; see .env.example.`)
  }
  const settings = parsed.data
  refuseHalfStripe(settings)
  if (settings.NODE_ENV === 'production') refuseUnsafe(settings)
  return {
    ...settings,
    WORKSPACE_URL: settings.WORKSPACE_URL ?? `http://localhost:${settings.WORKSPACE_PORT}`,
    CONSOLE_URL: settings.CONSOLE_URL ?? `http://localhost:${settings.CONSOLE_PORT}`,
  }
}

function refuseHalfStripe({ STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET }: z.output<typeof schema>): void {
  if (Boolean(STRIPE_SECRET_KEY) === Boolean(STRIPE_WEBHOOK_SECRET)) return
  const [given, missing] = STRIPE_SECRET_KEY
    ? ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET']
    : ['STRIPE_WEBHOOK_SECRET', 'STRIPE_SECRET_KEY']
  throw new SettingsError(`The setting ${missing} is not set, which ${given} needs; see .env.example.`)
}

function refuseUnsafe(settings: z.output<typeof schema>): void {
  const { APP_SECRET, WORKSPACE_URL, CONSOLE_URL, STRIPE_API_URL } = settings
  if (APP_SECRET === DEVELOPMENT_SECRET) {
    throw new SettingsError(
      'The setting APP_SECRET is the development default; production needs one of its own.',
    )
  }
  if (STRIPE_API_URL) {
    throw new SettingsError(
      'The setting STRIPE_API_URL is for a simulator, whose payments are none; production takes it away.',
    )
  }
  if (!WORKSPACE_URL || !CONSOLE_URL) {
    throw new SettingsError(
      'Production needs the settings WORKSPACE_URL and CONSOLE_URL: the origins people use.',
    )
  }
}

const secretNames: ReadonlySet<string> = new Set(['APP_SECRET', 'STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'])

/** The settings as staff may see them: secrets masked, passwords cut out of URLs. */
export function maskedSettings(settings: Settings) {
  return Object.entries(settings).map(([name, value]) => {
    const isSecret = secretNames.has(name)
    return { name, value: isSecret ? '••••••••' : withoutPassword(String(value ?? '')), isSecret }
  })
}

function withoutPassword(value: string): string {
  return value.replace(/^([a-z]+:\/\/[^:@/]*):[^@/]*@/, '$1:••••••••@')
}
