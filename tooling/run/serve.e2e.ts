import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { testDatabase } from '../harness/index.ts'
import { freePort } from '../postgres/index.ts'
import { root } from './build.ts'
import { dataFile } from './payments.ts'

/** What `npm start` runs, with a database that is there. */
async function serve(settings: { DATABASE_URL: string } & Record<string, string>) {
  const [workspacePort, consolePort] = [await freePort(), await freePort()]
  const child = spawn(process.execPath, [join(root, 'tooling/run/serve.ts')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      WORKSPACE_PORT: `${workspacePort}`,
      CONSOLE_PORT: `${consolePort}`,
      STRIPE_SIMULATOR_PORT: '0',
      ...settings,
    },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  onTestFinished(() => rm(dataFile(settings.DATABASE_URL), { force: true }))
  const exit = once(child, 'exit').then(([code]) => code)
  const said = text(child.stderr)
  return { child, exit, said, workspacePort, consolePort }
}

test('it prints URLs that answer and the demo sign-ins, and Ctrl-C ends it', async () => {
  const { url } = await testDatabase()
  const { child, exit, said, workspacePort, consolePort } = await serve({ DATABASE_URL: url })
  let output = ''
  for await (const chunk of child.stdout) {
    output += chunk
    if (output.includes('Ctrl-C ends it') && output.endsWith('\n\n')) break
  }
  const urls = output.match(/https?:\/\/\S+/g) ?? []
  const stripe = urls.at(-1) ?? ''
  expect(stripe).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect(urls).toEqual([`http://localhost:${workspacePort}`, `http://localhost:${consolePort}`, stripe])
  for (const each of urls) expect((await fetch(each)).status).toBe(200)
  expect(output).toContain('password')

  child.kill('SIGINT')
  expect(await exit).toBe(0)
  expect(await said).toBe('')
  await expect(fetch(stripe)).rejects.toThrow()
})

test('a busy port is one sentence', async () => {
  const { url } = await testDatabase()
  const squatter = createServer().listen(0, '127.0.0.1')
  await once(squatter, 'listening')
  onTestFinished(() => void squatter.close())
  const address = squatter.address()
  const port = address && typeof address === 'object' ? `${address.port}` : ''
  for (const setting of ['WORKSPACE_PORT', 'STRIPE_SIMULATOR_PORT']) {
    const { exit, said } = await serve({ DATABASE_URL: url, [setting]: port })
    expect(await exit).toBe(1)
    expect(await said).toMatch(new RegExp(`^[^\\n]*${port}[^\\n]*${setting}[^\\n]*\\.\\n$`))
  }
})

test('a database that cannot be reached is one sentence', async () => {
  const port = await freePort()
  const { exit, said } = await serve({ DATABASE_URL: `postgres://someone:secret@127.0.0.1:${port}/any` })
  expect(await exit).toBe(1)
  expect(await said).toMatch(new RegExp(`^[^\\n]*127\\.0\\.0\\.1:${port}[^\\n]*DATABASE_URL[^\\n]*\\.\\n$`))
  expect(await said).not.toContain('secret')
})

test('a wrong setting is one sentence', async () => {
  const { exit, said } = await serve({ DATABASE_URL: 'postgres://any@localhost/any', CONSOLE_PORT: 'many' })
  expect(await exit).toBe(1)
  expect(await said).toMatch(/^[^\n]*CONSOLE_PORT[^\n]*\.\n$/)
})
