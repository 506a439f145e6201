export type ChangedField = { path: string; before: unknown; after: unknown; changed: boolean }

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function leaves(value: unknown, path = ''): [string, unknown][] {
  if (!isRecord(value)) return [[path, value]]
  const entries = Object.entries(value)
  if (entries.length === 0 && path !== '') return [[path, value]]
  return entries.flatMap(([name, inner]) => leaves(inner, path === '' ? name : `${path}.${name}`))
}

/**
 * The fields of two JSON values side by side, by dotted path, in the order of `after`. Lists count as one
 * value. A side that is null (created, deleted) has no fields.
 */
export function compareFields(before: unknown, after: unknown): ChangedField[] {
  const old = new Map(before === null || before === undefined ? [] : leaves(before))
  const now = new Map(after === null || after === undefined ? [] : leaves(after))
  const paths = [...new Set([...now.keys(), ...old.keys()])]
  return paths.map((path) => {
    const [was, is] = [old.get(path), now.get(path)]
    return { path, before: was, after: is, changed: JSON.stringify(was) !== JSON.stringify(is) }
  })
}
