import { type Browser, chromium } from 'playwright-core'
import { findBrowser } from './find.ts'
import { installBrowser } from './install.ts'

export { BrowserError } from './find.ts'

/** Chromium must talk to nobody but the page it is shown, and run as root and without a graphics card. */
const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The path of a browser that runs here, found or installed. */
export async function ensureBrowser(): Promise<string> {
  return findBrowser() ?? (await installBrowser())
}

/** A headless browser with a profile of its own, which goes when it is closed. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await ensureBrowser(), args: flags })
}
