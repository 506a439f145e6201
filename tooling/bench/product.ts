import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { freePort } from '../postgres/index.ts'

/** A server in a process of its own, as people run it. */
export type Served = { url: string; consoleUrl: string; process: ChildProcess; stop(): Promise<void> }

/**
 * Starts one of the bench's servers and waits until it says that it is ready.
 *
 * @param environment settings beside the usual ones; its ports are free ones unless they are named here
 */
export async function serve(
  file: 'serve-product.ts' | 'serve-bare.ts',
  databaseUrl: string,
  environment: Record<string, string> = {},
): Promise<Served> {
  const port = environment.WORKSPACE_PORT ?? `${await freePort()}`
  const consolePort = environment.CONSOLE_PORT ?? `${await freePort()}`
  const { NODE_COMPILE_CACHE } = process.env
  const child = spawn(process.execPath, [fileURLToPath(new URL(`./servers/${file}`, import.meta.url))], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: {
      PATH: process.env.PATH,
      ...(NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE }),
      NODE_ENV: 'production',
      APP_SECRET: 'a secret of the bench, which is thrown away with it',
      DATABASE_URL: databaseUrl,
      WORKSPACE_PORT: port,
      CONSOLE_PORT: consolePort,
      WORKSPACE_URL: `http://localhost:${port}`,
      CONSOLE_URL: `http://localhost:${consolePort}`,
      LOG_LEVEL: 'error',
      ...environment,
    },
  })
  await ready(child, file)
  return {
    url: `http://127.0.0.1:${port}`,
    consoleUrl: `http://127.0.0.1:${consolePort}`,
    process: child,
    stop: async () => {
      child.kill('SIGTERM')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    },
  }
}

async function ready(child: ChildProcess, file: string): Promise<void> {
  const failed = once(child, 'exit').then(() => {
    throw new Error(`${file} ended before it was ready.`)
  })
  await Promise.race([once(child, 'message'), failed])
}
