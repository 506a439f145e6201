import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'

/** A sentence for the person at the terminal: what is wrong and what they can do. */
export class BrowserError extends Error {
  override readonly name = 'BrowserError'
}

/** First the one that has no windows to keep: it draws the same pages for three quarters of the work. */
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
]
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * The first browser of this machine that runs: CHROME_PATH, an installed Chromium or Chrome, Playwright's own.
 * @throws {BrowserError} when CHROME_PATH is set and is none: to take another in silence would mislead.
 */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string | null {
  if (env.CHROME_PATH) {
    if (runs(env.CHROME_PATH)) return env.CHROME_PATH
    throw new BrowserError(`CHROME_PATH is ${env.CHROME_PATH}, which is not a browser that runs here.`)
  }
  const directories = (env.PATH ?? '').split(delimiter).filter(Boolean)
  const installed = names.flatMap((name) => directories.map((directory) => join(directory, name)))
  return [...installed, ...applications, chromium.executablePath()].find(runs) ?? null
}

/** A file of the name is not enough: Ubuntu's `chromium-browser` is a note that says to use snap. */
function runs(path: string): boolean {
  return existsSync(path) && spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0
}
