import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { waitUntilGone } from '../postgres/processes.ts'

const here = (name: string) => join(import.meta.dirname, name)

/** The program, launched as `npm start` launches it, up to its first line. */
async function begin(...args: string[]) {
  const launcher = spawn(
    process.execPath,
    [here('child.fixture.mjs'), here('lifetime.fixture.ts'), ...args],
    {
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const lines: string[] = []
  const reader = createInterface(launcher.stdout)
  reader.on('line', (line) => lines.push(line))
  const closed = once(reader, 'close')
  const exitCode = once(launcher, 'exit').then(([code]) => code)
  await once(reader, 'line')
  return { launcher, lines, closed, exitCode, pid: Number(lines[0]?.split(' ')[1]) }
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends everything, the last begun first, and is no failure',
  async (signal) => {
    const { launcher, lines, pid, closed, exitCode } = await begin()
    launcher.kill(signal)
    expect(await exitCode).toBe(0)
    await closed
    expect(lines.slice(1)).toEqual(['second part ended', 'first part ended'])
    expect(await waitUntilGone(pid, 5_000)).toBe(true)
  },
)

test('Ctrl-C that arrives many times, from the terminal and from npm, ends it once', async () => {
  const { launcher, lines, closed, exitCode } = await begin()
  for (let n = 0; n < 3; n++) process.kill(-(launcher.pid ?? 0), 'SIGINT')
  expect(await exitCode).toBe(0)
  await closed
  expect(lines.slice(1)).toEqual(['second part ended', 'first part ended'])
})

test('Ctrl-C before it serves ends what was begun until then, and is told apart from success', async () => {
  const { launcher, lines, closed, exitCode } = await begin('slow')
  launcher.kill('SIGINT')
  expect(await exitCode).toBe(130)
  await closed
  expect(lines.slice(1)).toEqual(['second part ended', 'first part ended'])
})

test('a failure is reported and ends what was begun', async () => {
  const { lines, closed, exitCode } = await begin('fail')
  expect(await exitCode).toBe(1)
  await closed
  expect(lines).toEqual(['reported: Error: the second part does not begin', 'first part ended'])
})

test('it ends when what launched it is killed', async () => {
  const { launcher, lines, pid, closed } = await begin()
  launcher.kill('SIGKILL')
  await closed
  expect(lines.slice(1)).toEqual(['second part ended', 'first part ended'])
  expect(await waitUntilGone(pid, 5_000)).toBe(true)
})
