import { launchBrowser } from '../../browser/index.ts'
import { serve } from '../product.ts'
import type { Row } from '../report.ts'

/** Compressed JavaScript that a browser with an empty cache receives to show the sign-in page, in kB. */
export async function firstLoad(databaseUrl: string): Promise<Row[]> {
  const product = await serve('serve-product.ts', databaseUrl)
  const browser = await launchBrowser()
  const rows: Row[] = []
  for (const [name, url] of [
    ['workspace', product.url],
    ['console', product.consoleUrl],
  ] as const) {
    const context = await browser.newContext()
    const page = await context.newPage()
    const sizes: Promise<number>[] = []
    page.on('requestfinished', (request) => {
      if (request.resourceType() === 'script') {
        sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize))
      }
    })
    await page.goto(`${url}/sign-in`)
    await page.locator('input[type="password"]').waitFor()
    await page.waitForLoadState('networkidle')
    const bytes = await Promise.all(sizes)
    rows.push({
      name: `first load of the ${name}: compressed JavaScript of the sign-in page`,
      value: bytes.reduce((sum, size) => sum + size, 0) / 1000,
      unit: 'kB',
      bar: { kind: 'at most', bound: 150 },
      figures: { files: bytes.length },
    })
    await context.close()
  }
  await browser.close()
  await product.stop()
  return rows
}
