import { ensureBrowser } from './index.ts'

/** Once before all browser tests: an installation takes longer than any test may. */
export default async function setup(): Promise<void> {
  process.env.CHROME_PATH = await ensureBrowser()
}
