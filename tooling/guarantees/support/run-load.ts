import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { openLoad, Stretch } from './open-load.ts'

/** Runs a stretch of load from a process of its own. */
export async function runLoad(
  url: string,
  headers: Record<string, string>,
  options: Parameters<typeof openLoad>[2],
): Promise<Stretch> {
  const child = fork(fileURLToPath(new URL('./open-load-main.ts', import.meta.url)))
  child.send({ url, headers, options })
  const [stretch] = (await once(child, 'message')) as [Stretch]
  return stretch
}
