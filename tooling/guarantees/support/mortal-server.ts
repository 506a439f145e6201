import { once } from 'node:events'
import { type Served, serve } from '../../bench/product.ts'
import { freePort } from '../../postgres/index.ts'

/** A server behind one address that is killed over and over, at moments nobody chose, and started again each time. */
export type MortalServer = {
  url: string
  /** Times that it was killed. */
  deaths(): number
  /**
   * Something happens: it may be what a life ends with, at once or within the next moments.
   *
   * @returns true when the server has just been killed
   */
  happens(): boolean
  /** From now on it is killed no more. */
  spare(): void
  /** @throws when a process ended that was not killed */
  stop(): Promise<void>
}

/** Milliseconds after what happens in which a life may still end: what a statement or two take. */
const MOMENTS_MS = 30

type Settings = {
  environment: Record<string, string>
  /** How much happens in one life, at most. */
  life: number
  /** Hears of each death before the next life begins. */
  onDeath: () => Promise<void>
}

/** An address for a server, to tell others before it is there. */
export async function freeAddress(): Promise<{ url: string; port: string }> {
  const port = `${await freePort()}`
  return { url: `http://127.0.0.1:${port}`, port }
}

/** Starts it; resolves when its first life has begun. */
export async function startMortalServer(
  databaseUrl: string,
  { url, port }: { url: string; port: string },
  { environment, life, onDeath }: Settings,
): Promise<MortalServer> {
  let deaths = 0
  let isMortal = true
  let isStopping = false
  let left = 0

  const begin = async (): Promise<Served> => {
    const served = await serve('serve-product.ts', databaseUrl, { ...environment, WORKSPACE_PORT: port })
    // More short lives than long ones: what comes first in a purchase is over soon.
    left = 1 + Math.floor(Math.random() ** 2 * life)
    return served
  }
  let living = await begin()
  const lives = async () => {
    for (;;) {
      const { process } = living
      if (process.exitCode === null && process.signalCode === null) await once(process, 'exit')
      if (isStopping) return
      if (process.signalCode !== 'SIGKILL') throw new Error(`A server ended with ${process.exitCode}.`)
      deaths += 1
      await onDeath()
      living = await begin()
      if (isStopping) living.process.kill('SIGTERM')
    }
  }
  const lived = lives()
  // Whoever stops it hears of it.
  lived.catch(() => {})

  const kill = () => {
    if (isMortal) living.process.kill('SIGKILL')
  }
  return {
    url,
    deaths: () => deaths,
    happens: () => {
      left -= 1
      if (left !== 0 || !isMortal) return false
      const isAtOnce = Math.random() < 0.5
      if (isAtOnce) kill()
      else setTimeout(kill, Math.random() * MOMENTS_MS)
      return isAtOnce
    },
    spare: () => {
      isMortal = false
    },
    stop: async () => {
      isStopping = true
      isMortal = false
      living.process.kill('SIGTERM')
      await lived
    },
  }
}
