/** Any JSON value. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

type Tree = { [key: string]: Json }

const isTree = (value: Json | undefined): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const kindOf = (value: Json): string => (Array.isArray(value) ? 'array' : typeof value)

/** Fields whose keys the account chooses. */
const isFree = (key: string) => key === 'metadata' || key === 'custom_fields'

/**
 * Where an object differs in shape from Stripe's example of it: keys that are missing, values of another kind.
 * Null stands for any kind, on either side. Where the example shows another `type` than the object has (a card
 * payment, say, and this one is none), only that there is a type counts.
 */
export function differences(actual: Json, example: Json, at: string): string[] {
  if (actual === null || example === null) return []
  // A reference: the example shows it expanded, the object names it.
  if (typeof actual === 'string' && isOwnObject(example)) return []
  if (kindOf(actual) !== kindOf(example)) return [`${at} is ${kindOf(actual)}, not ${kindOf(example)}`]
  if (Array.isArray(actual) && Array.isArray(example)) {
    const [first] = example
    // Lists of objects of their own are looked at where those objects are met.
    if (first === undefined || isOwnObject(first)) return []
    return actual.flatMap((item, index) => differences(item, first, `${at}[${index}]`))
  }
  if (!isTree(actual) || !isTree(example)) return []
  const isOther = typeof example.type === 'string' && 'type' in actual && actual.type !== example.type
  return Object.entries(example).flatMap(([key, value]) => {
    if (isOther && key !== 'type') return []
    const found = actual[key]
    if (found === undefined) return [`${at}.${key} is missing`]
    return isFree(key) || isOwnObject(found) ? [] : differences(found, value, `${at}.${key}`)
  })
}

/** Whether it is one of Stripe's objects, which has an example of its own. */
function isOwnObject(value: Json): boolean {
  return isTree(value) && typeof value.object === 'string' && value.object !== 'list'
}

/** Every one of Stripe's objects in an answer, also those inside of others. */
export function objectsIn(value: Json): Tree[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn)
  if (!isTree(value)) return []
  const inside = Object.values(value).flatMap(objectsIn)
  return isOwnObject(value) ? [value, ...inside] : inside
}

/** The name of the example that an object is held against. */
export function exampleOf(object: Tree): string {
  const name = String(object.object)
  return object.deleted === true ? `deleted_${name}` : (otherNames[name] ?? name)
}

/** Examples that are filed under another name than their objects carry. */
const otherNames: Record<string, string> = {}
