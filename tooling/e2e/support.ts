import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { AxeBuilder } from '@axe-core/playwright'
import { startAdminSession, startUserSession } from '@leasehold/auth'
import { readSettings, startServer } from '@leasehold/server'
import type { Browser, BrowserContext, Locator, Page, Request } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { launchBrowser } from '../browser/index.ts'
import { testDatabase } from '../harness/index.ts'
import { freePort } from '../postgres/index.ts'
import { type Product, type TestTenant, type TestUser, testCall } from '../product/index.ts'
import { stripeSettings } from '../product/stripe.ts'
import { type StripeSimulator, startStripeSimulator } from '../stripe-simulator/index.ts'

/** How a page is looked at. */
export type View = {
  width?: number
  height?: number
  locale?: 'en' | 'zh-CN' | 'ja'
  colorScheme?: 'light' | 'dark'
}

/** The whole product, running, with a browser before it. Fixtures of `../product` fill its database. */
export type Site = {
  product: Product
  /** Stripe, where the site was started with one. */
  stripe: StripeSimulator | null
  workspaceUrl: string
  consoleUrl: string
  /** A browser of one's own, signed out: two of them share nothing. */
  visit(view?: View): Promise<BrowserContext>
  /** A browser in which a user is signed in to the workspace. */
  asUser(user: TestUser, tenant: TestTenant | null, view?: View): Promise<BrowserContext>
  /** A browser in which a platform admin is signed in to the console. */
  asAdmin(admin: { id: string }, view?: View): Promise<BrowserContext>
  close(): Promise<void>
}

/** Like `startSite`, with a simulator of Stripe whose webhooks reach the site. */
export async function startPayingSite(
  environment: Record<string, string> = {},
): Promise<Site & { stripe: StripeSimulator }> {
  const workspacePort = await freePort()
  const webhook = { url: `http://127.0.0.1:${workspacePort}/stripe/webhook`, secret: 'whsec_simulator' }
  const stripe = await startStripeSimulator({ webhook })
  const site = await startSite({
    WORKSPACE_PORT: `${workspacePort}`,
    ...stripeSettings(stripe),
    ...environment,
  })
  const close = async () => {
    await site.close()
    await stripe.stop()
  }
  return { ...site, stripe, close }
}

/** Starts the product on a database and ports of its own. The SPAs must have been built. */
export async function startSite(environment: Record<string, string> = {}): Promise<Site> {
  const { url } = await testDatabase()
  const [workspacePort, consolePort] = [await freePort(), await freePort()]
  const settings = readSettings({
    NODE_ENV: 'test',
    DATABASE_URL: url,
    WORKSPACE_PORT: `${workspacePort}`,
    CONSOLE_PORT: `${consolePort}`,
    LOG_LEVEL: 'error',
    ...environment,
  })
  const server = await startServer(settings)
  const browser = await theBrowser()
  const product: Product = { url, database: server.database, close: async () => {} }
  const visit = (view: View = {}) => openContext(browser, view)

  return {
    product,
    stripe: null,
    workspaceUrl: server.workspaceUrl,
    consoleUrl: server.consoleUrl,
    visit,
    asUser: async (user, tenant, view) => {
      const token = await server.database.platformTransaction((tx) =>
        startUserSession({ ...testCall(product), tx }, user.id, tenant?.id ?? null),
      )
      return withCookie(await visit(view), 'leasehold_session', token, server.workspaceUrl)
    },
    asAdmin: async (admin, view) => {
      const token = await server.database.platformTransaction((tx) =>
        startAdminSession({ ...testCall(product), tx }, admin.id),
      )
      return withCookie(await visit(view), 'leasehold_console', token, server.consoleUrl)
    },
    close: () => server.stop(),
  }
}

let launched: Promise<Browser> | undefined

/** One for all files of a process, with which it ends: to start one takes as long as a short test. */
function theBrowser(): Promise<Browser> {
  // No page lives long enough to earn what compiling it twice costs.
  launched ??= launchBrowser(['--js-flags=--no-opt --no-maglev'])
  return launched
}

async function openContext(browser: Browser, view: View): Promise<BrowserContext> {
  const { width = 1280, height = 800, locale = 'en', colorScheme = 'light' } = view
  const context = await browser.newContext({
    viewport: { width, height },
    locale,
    colorScheme,
    reducedMotion: 'reduce',
  })
  context.on('page', watchRequests)
  context.setDefaultTimeout(30_000)
  // What a test leaves open would go on using the machine.
  onTestFinished(() => context.close())
  return context
}

async function withCookie(context: BrowserContext, name: string, value: string, url: string) {
  await context.addCookies([{ name, value, url, httpOnly: true, sameSite: 'Lax' }])
  return context
}

/** Axe as it is sent to browsers: half of what its package would put into a page, and only where it is not yet. */
const axeSource = `if (!window.axe) { ${readFileSync(findAxe(), 'utf8')} }`

function findAxe(): string {
  const runner = createRequire(import.meta.url).resolve('@axe-core/playwright')
  return createRequire(runner).resolve('axe-core/axe.min.js')
}

type Rule = { id: string; impact: string }

/** Rules whose findings axe never calls serious, whatever they are: `expectAccessible` would pass over them all. */
const slightRules = (createRequire(import.meta.url)(findAxe())._audit.rules as Rule[])
  .filter(({ impact }) => impact === 'minor' || impact === 'moderate')
  .map(({ id }) => id)

/** Fails when axe finds anything serious, or worse, on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  // A dialog takes its name from its title, a moment after both are there.
  const unnamed = page.locator('[role="dialog"]:not([aria-labelledby], [aria-label])')
  await expect.poll(() => unnamed.count(), { interval: 20 }).toBe(0)
  // To send and start it again costs two thirds of what its rules then do.
  const isAlone = page.frames().length === 1
  const isThere = isAlone && (await page.evaluate(() => 'axe' in window))
  const axe = new AxeBuilder({ page, axeSource: isThere ? ';' : axeSource })
  // What spares a page of its own for every result, where there are no frames whose results must be put together.
  if (isAlone) axe.setLegacyMode()
  const { violations } = await axe
    .options({ resultTypes: ['violations'] })
    .disableRules(slightRules)
    .analyze()
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  const found = grave.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((n) => n.html).join(' | ')}`)
  expect(found, `axe on ${page.url()}`).toEqual([])
}

/** Fails when the page scrolls sideways at its present width. */
export async function expectFits(page: Page): Promise<void> {
  const { scroll, client } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return { scroll: scrollWidth, client: clientWidth }
  })
  expect(scroll, `width of ${page.url()}`).toBeLessThanOrEqual(client)
}

/** Waits until something has the focus. */
export async function expectFocus(locator: Locator): Promise<void> {
  await expect.poll(() => locator.evaluate((element) => element === document.activeElement)).toBe(true)
}

/** What a page shows while it is on its way: nothing yet, a table without its rows, a wheel, a bar in place of a text. */
const unfinished = '#root:empty, [aria-busy="true"], .mantine-Loader-root, .mantine-Skeleton-root'

/** Waits until a page has drawn and asks for nothing any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  const isSettled = async () => {
    const hasDrawn = await page.evaluate(hasDrawnAll, unfinished)
    return hasDrawn && unansweredOf(page).size === 0
  }
  await expect.poll(isSettled, { interval: 20 }).toBe(true)
}

/** Runs in the page, when it has nothing to do any more: what an answer sets going is under way by then. */
function hasDrawnAll(still: string): Promise<boolean> {
  const idle = () => new Promise<void>((resolve) => requestIdleCallback(() => resolve(), { timeout: 1_000 }))
  const turn = () => new Promise<void>((resolve) => setTimeout(resolve))
  return idle()
    .then(turn)
    .then(idle)
    .then(() => document.querySelector(still) === null)
}

const unanswered = new WeakMap<Page, Set<Request>>()

/** The requests of a page that have no answer yet. */
function unansweredOf(page: Page): Set<Request> {
  const requests = unanswered.get(page)
  if (!requests) throw new Error('This page is of no browser of the site.')
  return requests
}

function watchRequests(page: Page): void {
  const requests = new Set<Request>()
  unanswered.set(page, requests)
  page.on('request', (request) => requests.add(request))
  page.on('requestfinished', (request) => requests.delete(request))
  page.on('requestfailed', (request) => requests.delete(request))
}
