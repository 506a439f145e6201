import type { AddressInfo } from 'node:net'
import { Control } from './control/control.ts'
import { controlPage } from './control/page.ts'
import { controlRoutes } from './control/routes.ts'
import { ensureEndpoint } from './deliveries/endpoints.ts'
import { Deliveries, type DeliverySettings } from './deliveries/index.ts'
import { edges } from './edges/index.ts'
import { engine } from './engine/index.ts'
import { faultHooks } from './faults/hooks.ts'
import { Faults } from './faults/index.ts'
import type { FaultHooks } from './kernel/faults.ts'
import { persist } from './kernel/persist.ts'
import { createHttpServer } from './kernel/server.ts'
import { type Settings, State } from './kernel/state.ts'

export type { Delivery, DeliverySettings } from './deliveries/index.ts'
export type { ApiFault, DeliveryFault, Fault } from './faults/index.ts'
export type { Settings, State } from './kernel/state.ts'

export interface SimulatorOptions {
  /** 0 or nothing: any free one. */
  port?: number
  /** Where to keep the state, so that a restart goes on where it was. */
  dataFile?: string
  /** Ids follow from it and the order of calls. */
  seed?: string
  /** An endpoint that exists from the start. */
  webhook?: { url: string; secret: string }
  secretKey?: string
  settings?: Partial<Settings>
  /** How often and how quickly an event is brought to an endpoint again. */
  deliveries?: Partial<DeliverySettings>
  /** Real time in seconds, for tests that cannot wait. */
  now?: () => number
}

export interface StripeSimulator {
  /** `http://127.0.0.1:<port>` */
  url: string
  port: number
  secretKey: string
  webhookSecret: string
  state: State
  /** The events on their way to webhook endpoints: hold them back, deliver by hand, wait until they settled. */
  deliveries: Deliveries
  /** Faults on demand, of deliveries and of calls. */
  faults: Faults
  /** What happens outside of the API: money arrives, a payer confirms or disputes, time goes by. */
  control: Control
  /** Where faults strike calls; tests may put their own in place. */
  hooks: FaultHooks
  stop(): Promise<void>
}

/** Starts a Stripe of one's own on this machine. */
export async function startStripeSimulator(options: SimulatorOptions = {}): Promise<StripeSimulator> {
  const secretKey = options.secretKey ?? 'sk_test_simulator'
  const webhookSecret = options.webhook?.secret ?? 'whsec_simulator'
  const state = new State({
    seed: options.seed ?? 'stripe',
    now: options.now ?? (() => Math.floor(Date.now() / 1000)),
    ...(options.settings ? { settings: options.settings } : {}),
  })
  const faults = new Faults()
  const deliveries = new Deliveries(state, faults, options.deliveries)
  const control = new Control(state)
  state.services.deliveries = deliveries
  const tools = { deliveries, faults, control }
  const resources = [...engine, ...edges, controlRoutes(tools), controlPage(tools)]
  for (const { due } of resources) {
    for (const [kind, handler] of Object.entries(due ?? {})) state.dueHandlers.set(kind, handler)
  }
  const kept = options.dataFile ? persist(state, options.dataFile) : null
  const hooks = faultHooks(faults)
  const server = createHttpServer({ state, resources, secretKey, hooks })
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
  state.url = `http://127.0.0.1:${port}`
  for (const resource of resources) resource.start?.(state)
  if (options.webhook) ensureEndpoint(state, options.webhook)
  deliveries.resume()
  // Real time goes on between requests as well.
  const ticker = setInterval(() => state.catchUp(), 1000).unref()
  return {
    url: state.url,
    port,
    secretKey,
    webhookSecret,
    state,
    deliveries,
    faults,
    control,
    hooks,
    async stop() {
      clearInterval(ticker)
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
      await deliveries.stop()
      kept?.flush()
    },
  }
}
