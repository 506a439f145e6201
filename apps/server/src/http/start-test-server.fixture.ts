import { freePort } from '@leasehold/tooling/postgres'
import { readSettings, startServer } from '../index.ts'

export type TestServer = Awaited<ReturnType<typeof startTestServer>>

/** A server as it is started, on ports of its own, with a way to send it anything. */
export async function startTestServer(url: string, given: Record<string, string> = {}) {
  const [workspacePort, consolePort] = [await freePort(), await freePort()]
  const settings = readSettings({
    NODE_ENV: 'test',
    DATABASE_URL: url,
    WORKSPACE_PORT: `${workspacePort}`,
    CONSOLE_PORT: `${consolePort}`,
    LOG_LEVEL: 'silent',
    ...given,
  })
  const server = await startServer(settings)
  const address = `http://127.0.0.1:${workspacePort}`
  /** A mutation as the workspace's page sends it, unless `init` says otherwise. */
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${address}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: settings.WORKSPACE_URL, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  return { settings, address, consoleAddress: `http://127.0.0.1:${consolePort}`, post, stop: server.stop }
}

/** The code of a refusal as it is sent. */
export async function codeOf(answer: Response): Promise<string> {
  const { error } = (await answer.json()) as { error?: { data?: { refusal?: { code?: string } } } }
  return error?.data?.refusal?.code ?? 'none'
}
