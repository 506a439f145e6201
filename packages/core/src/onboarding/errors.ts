import { Refusal } from '../kernel/index.ts'
import type { LinkVerdict, StepVerdict } from './rules.ts'

/** The refusal for a company that no link is made for. */
export function noLink(verdict: LinkVerdict & { ok: false }): Refusal {
  return new Refusal(verdict.reason === 'deleted' ? 'TENANT_DELETED' : 'ALREADY_ACTIVE')
}

/** No company has such a link, or it is of one that was deleted: whoever holds it is told the same. */
export class LinkUnknown extends Refusal {
  constructor() {
    super('LINK_UNKNOWN')
  }
}

const ended = { used: 'LINK_USED', replaced: 'LINK_REPLACED', expired: 'LINK_EXPIRED' } as const

/** The refusal for a link that leads nowhere any more: says which way it ended. */
export function linkEnded(reason: (StepVerdict & { ok: false })['reason']): Refusal {
  return new Refusal(ended[reason])
}
