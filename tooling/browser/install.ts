import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { BrowserError, findBrowser } from './find.ts'

/**
 * Puts a Chromium on this machine and answers its path. On Debian as root that is the system's package, which
 * brings the libraries with it; elsewhere Playwright's build, in the user's cache.
 * @throws {BrowserError} when none of it works
 */
export async function installBrowser(): Promise<string> {
  console.log('No browser was found: installing Chromium …')
  for (const step of isDebianRoot() ? [...aptSteps, playwrightStep()] : [playwrightStep()]) {
    await run(step)
    const found = findBrowser()
    if (found) return found
  }
  throw new BrowserError(
    'No browser was found and none could be installed: install Chromium or Chrome, or set CHROME_PATH to one.',
  )
}

type Step = [command: string, ...args: string[]]

const aptInstall = (name: string): Step => ['apt-get', 'install', '-q', '-y', '--no-install-recommends', name]

/** Not every release has the one without windows. */
const aptSteps: Step[] = [
  ['apt-get', 'update', '-q'],
  aptInstall('chromium-headless-shell'),
  aptInstall('chromium'),
]

/** Its command line is not among what the package exports. */
function playwrightStep(): Step {
  const home = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'))
  return [process.execPath, join(home, 'cli.js'), 'install', 'chromium', '--no-shell']
}

/** Ubuntu has the package too, but it only points at snap, which containers do not run. */
function isDebianRoot(): boolean {
  const release = '/etc/os-release'
  return process.getuid?.() === 0 && existsSync(release) && /^ID=debian$/m.test(readFileSync(release, 'utf8'))
}

/** What goes wrong is seen in the output; whether there is a browser now is for the caller to look. */
async function run([command, ...args]: Step): Promise<void> {
  const child = spawn(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  await once(child, 'close').catch(() => {})
}
