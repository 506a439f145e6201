/** Departments of one company; keeps the tree readable in one piece. */
export const departmentLimit = 1000

/** Levels of the tree. */
export const deepestLevel = 10

/** A department as far as its place in the tree depends on it. */
export type Node = {
  id: string
  name: string
  parentId: string | null
  isArchived: boolean
}

export type PlaceVerdict =
  | { ok: true }
  | { ok: false; reason: 'cycle' | 'unknown-parent' | 'too-deep' | 'name-taken' }

const sameName = (a: string, b: string) =>
  a.normalize('NFKC').toLowerCase() === b.normalize('NFKC').toLowerCase()

/**
 * Whether a department may have this name below this parent: the parent is open, is not the department
 * itself or below it, the tree does not grow too deep, and no open sibling has the name.
 *
 * @param tree all departments of the company
 * @param id the department that is moved or renamed; null for a new one
 */
export function decidePlace(
  tree: readonly Node[],
  id: string | null,
  { name, parentId }: { name: string; parentId: string | null },
): PlaceVerdict {
  const byId = new Map(tree.map((node) => [node.id, node]))
  if (parentId !== null && byId.get(parentId)?.isArchived !== false) {
    return { ok: false, reason: parentId === id ? 'cycle' : 'unknown-parent' }
  }
  const above = ancestors(byId, parentId)
  if (id !== null && above.includes(id)) return { ok: false, reason: 'cycle' }
  if (above.length + (id === null ? 1 : height(tree, id)) > deepestLevel) {
    return { ok: false, reason: 'too-deep' }
  }
  const taken = tree.some(
    (node) => node.id !== id && !node.isArchived && node.parentId === parentId && sameName(node.name, name),
  )
  return taken ? { ok: false, reason: 'name-taken' } : { ok: true }
}

/** The department and all above it, nearest first; ends at a place seen before, should the tree be broken. */
function ancestors(byId: ReadonlyMap<string, Node>, from: string | null): string[] {
  const seen: string[] = []
  for (let at = from; at !== null && !seen.includes(at); at = byId.get(at)?.parentId ?? null) seen.push(at)
  return seen
}

/** Levels from a department down to its lowest open one, itself included. */
function height(tree: readonly Node[], id: string, seen: readonly string[] = []): number {
  const below = tree.filter((node) => node.parentId === id && !node.isArchived && !seen.includes(node.id))
  return 1 + Math.max(0, ...below.map((node) => height(tree, node.id, [...seen, id])))
}
