import { Refusal } from '../kernel/index.ts'
import type { LinkVerdict } from './rules.ts'

/** The refusal for a company that no link is made for. */
export function noLink(verdict: LinkVerdict & { ok: false }): Refusal {
  return new Refusal(verdict.reason === 'deleted' ? 'TENANT_DELETED' : 'ALREADY_ACTIVE')
}
