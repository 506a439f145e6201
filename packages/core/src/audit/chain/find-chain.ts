import { NotFound, PLATFORM_CHAIN, type PlatformQuery } from '../../kernel/index.ts'
import * as store from './store.ts'

/** The chain of a company's code, deleted companies too, or the platform's own. @throws NotFound */
export async function findChain({ database }: PlatformQuery, chain: string): Promise<string> {
  if (chain === 'platform') return PLATFORM_CHAIN
  const id = await store.findTenant(database.platform, chain)
  if (!id) throw new NotFound('tenant')
  return id
}
