import { mails } from '@leasehold/db'
import { desc, eq } from 'drizzle-orm'
import { expect } from 'vitest'
import type { Site } from './support.ts'

/** The newest link to somewhere that was mailed to someone; waits until there is one. */
export async function mailedLink({ product }: Site, to: string, path: string): Promise<string> {
  let link: string | undefined
  const look = async () => {
    const [newest] = await product.database.platform
      .select({ plain: mails.plain })
      .from(mails)
      .where(eq(mails.recipient, to))
      .orderBy(desc(mails.id))
      .limit(1)
    link = newest?.plain.match(/https?:\/\/\S+/g)?.find((found) => new URL(found).pathname.startsWith(path))
    return link
  }
  await expect.poll(look).toBeDefined()
  return link ?? ''
}
