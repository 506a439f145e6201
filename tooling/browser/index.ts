import { type Browser, chromium } from 'playwright-core'
import { findBrowser } from './find.ts'
import { installBrowser } from './install.ts'

export { BrowserError } from './find.ts'

/**
 * Parts of Chromium that a page does not need. The first each begin a process for every window, or ahead of every
 * page, and are more than half of what a window costs. The others are what Playwright would turn off itself, of which
 * Chromium would not hear: it takes the last such list alone.
 */
const unneeded = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'SpareRendererForSitePerProcess',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
]

/** Chromium must talk to nobody but the page it is shown, and run as root and without a graphics card. */
const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A page that allows itself no opener leaves the process of the blank page it began in, for one that is to be
  // started. Over the limit it may stay; what may not share a process, as other sites and windows, still does not.
  '--renderer-process-limit=1',
  `--disable-features=${unneeded.join()}`,
]

/** The path of a browser that runs here, found or installed. */
export async function ensureBrowser(): Promise<string> {
  return findBrowser() ?? (await installBrowser())
}

/**
 * A headless browser with a profile of its own, which goes when it is closed.
 * @param more flags besides those that every use needs
 */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: await ensureBrowser(), args: [...flags, ...more] })
}
