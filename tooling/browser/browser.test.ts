import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findBrowser } from './find.ts'

let room: string

beforeEach(() => {
  room = mkdtempSync(join(tmpdir(), 'leasehold-browser-'))
})

afterEach(() => rmSync(room, { recursive: true, force: true }))

function program(name: string, exitCode: number): string {
  const path = join(room, name)
  writeFileSync(path, `#!/bin/sh\nexit ${exitCode}\n`)
  chmodSync(path, 0o755)
  return path
}

test('CHROME_PATH goes before what is installed', () => {
  const chosen = program('mine', 0)
  program('chromium', 0)
  expect(findBrowser({ CHROME_PATH: chosen, PATH: room })).toBe(chosen)
})

test('a wrong CHROME_PATH is named, not passed over', () => {
  program('chromium', 0)
  expect(() => findBrowser({ CHROME_PATH: '/nowhere/chrome', PATH: room })).toThrow('/nowhere/chrome')
})

test('a name that does not run is passed over', () => {
  program('chromium', 1)
  const works = program('google-chrome', 0)
  expect(findBrowser({ PATH: room })).toBe(works)
})

test('what has no windows goes before what has', () => {
  program('chromium', 0)
  const shell = program('chromium-headless-shell', 0)
  expect(findBrowser({ PATH: room })).toBe(shell)
})
