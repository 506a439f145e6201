import { type Served, serve } from '../../bench/product.ts'
import { freePort } from '../../postgres/index.ts'

/** Processes of the product on one database, behind one pair of origins, as a load balancer would show them. */
export type Fleet = {
  servers: Served[]
  /** Origins people use; each process answers on an address of its own. */
  workspaceOrigin: string
  consoleOrigin: string
  /** Settings the processes were given, to start another. */
  environment: Record<string, string>
  stop(): Promise<void>
}

/** Starts so many processes. `X-Forwarded-For` is believed from here, so that a test can come from anywhere. */
export async function startFleet(
  databaseUrl: string,
  { count = 2, environment: given = {} }: { count?: number; environment?: Record<string, string> } = {},
): Promise<Fleet> {
  const workspaceOrigin = `http://localhost:${await freePort()}`
  const consoleOrigin = `http://localhost:${await freePort()}`
  const environment = {
    WORKSPACE_URL: workspaceOrigin,
    CONSOLE_URL: consoleOrigin,
    TRUSTED_PROXIES: '127.0.0.1',
    LOG_LEVEL: 'error',
    ...given,
  }
  const servers = await Promise.all(
    Array.from({ length: count }, () => serve('serve-product.ts', databaseUrl, environment)),
  )
  return {
    servers,
    workspaceOrigin,
    consoleOrigin,
    environment,
    stop: async () => {
      await Promise.all(servers.map((server) => server.stop()))
    },
  }
}

/** One of the processes, by turns. */
export function serverOf({ servers }: Fleet, n: number): Served {
  const server = servers[n % servers.length]
  if (!server) throw new Error('a fleet has a server')
  return server
}
