import { type Access, type Module, modules } from '@leasehold/catalog'

const moduleBits = new Map(modules.map((module, n) => [module, 1 << n]))

/** Ranks of access: a minimum is met by its own level and any above. */
const rank: Record<Access, number> = { none: 0, billing_only: 1, read_only: 2, full: 3 }

/** True when a tenant of this access may call what needs at least `minimum`. */
export function meetsAccess(access: Access, minimum: Access): boolean {
  return rank[access] >= rank[minimum]
}

/**
 * What is open as bits of one number: a bit for each module, and one for each level of access up to the given.
 * What needs a level and a module needs their bits: one comparison answers for both.
 */
export function openMask(access: Access, open: Iterable<Module>): number {
  let mask = (1 << (modules.length + rank[access])) - (1 << modules.length)
  for (const module of open) mask |= moduleBits.get(module) ?? 0
  return mask
}
