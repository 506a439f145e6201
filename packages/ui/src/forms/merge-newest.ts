/** A field that two people changed at once, and what the other one made of it. */
export type Clash = { field: string; theirs: unknown }

/** Several fields under one name, as of a record. */
type Group = Record<string, unknown>

const isGroup = (value: unknown): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/**
 * Puts what one has typed onto what somebody else saved meanwhile: fields one has changed stay as typed, all
 * others take what was saved.
 *
 * @param base the values both began with
 * What belongs to a group of fields is merged field by field: `data.name`.
 *
 * @returns also the fields that both changed, each in another way
 */
export function mergeNewest<Values extends Record<string, unknown>>(
  base: Values,
  mine: Values,
  theirs: Values,
): { values: Values; clashes: Clash[] } {
  const fields = Object.keys(theirs)
  const within = fields.filter((field) => [base, mine, theirs].every((values) => isGroup(values[field])))
  if (within.length > 0) return mergeGroups(base, mine, theirs, within)
  const changedByMe = fields.filter((field) => !same(mine[field], base[field]))
  const values = { ...theirs, ...Object.fromEntries(changedByMe.map((field) => [field, mine[field]])) }
  const clashes = changedByMe
    .filter((field) => !same(theirs[field], base[field]) && !same(theirs[field], mine[field]))
    .map((field) => ({ field, theirs: theirs[field] }))
  return { values, clashes }
}

function mergeGroups<Values extends Group>(base: Values, mine: Values, theirs: Values, groups: string[]) {
  const without = (values: Values) =>
    Object.fromEntries(Object.entries(values).filter(([field]) => !groups.includes(field)))
  const plain = mergeNewest(without(base), without(mine), without(theirs))
  const merged = groups.map((group) => {
    const of = (values: Values) => values[group] as Group
    return { group, ...mergeNewest(of(base), of(mine), of(theirs)) }
  })
  const values = {
    ...plain.values,
    ...Object.fromEntries(merged.map(({ group, values }) => [group, values])),
  }
  const clashes = merged.flatMap(({ group, clashes }) =>
    clashes.map(({ field, theirs }) => ({ field: `${group}.${field}`, theirs })),
  )
  return { values: values as Values, clashes: [...plain.clashes, ...clashes] }
}
