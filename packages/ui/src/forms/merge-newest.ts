/** A field that two people changed at once, and what the other one made of it. */
export type Clash = { field: string; theirs: unknown }

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/**
 * Puts what one has typed onto what somebody else saved meanwhile: fields one has changed stay as typed, all
 * others take what was saved.
 *
 * @param base the values both began with
 * @returns also the fields that both changed, each in another way
 */
export function mergeNewest<Values extends Record<string, unknown>>(
  base: Values,
  mine: Values,
  theirs: Values,
): { values: Values; clashes: Clash[] } {
  const fields = Object.keys(theirs)
  const changedByMe = fields.filter((field) => !same(mine[field], base[field]))
  const values = { ...theirs, ...Object.fromEntries(changedByMe.map((field) => [field, mine[field]])) }
  const clashes = changedByMe
    .filter((field) => !same(theirs[field], base[field]) && !same(theirs[field], mine[field]))
    .map((field) => ({ field, theirs: theirs[field] }))
  return { values, clashes }
}
