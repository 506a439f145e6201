/** A decoded form: text, lists and nested fields. */
export type FormValue = string | FormTree
export interface FormTree {
  [key: string]: FormValue
}

/** Decodes `a[b][0][c]=d` as Stripe's clients write it; lists become trees with the keys 0, 1, 2… */
export function decodeForm(text: string): FormTree {
  const root: FormTree = Object.create(null)
  for (const [name, value] of new URLSearchParams(text)) {
    const path = pathOf(name)
    let at = root
    for (const [depth, key] of path.entries()) {
      const field = key === '' ? String(Object.keys(at).length) : key
      if (depth === path.length - 1) {
        at[field] = value
        break
      }
      const next = at[field]
      at = at[field] = typeof next === 'object' ? next : Object.create(null)
    }
  }
  return root
}

function pathOf(name: string): string[] {
  const open = name.indexOf('[')
  if (open < 0) return [name]
  return [
    name.slice(0, open),
    ...[...name.slice(open).matchAll(/\[([^\]]*)\]/g)].map((part) => part[1] ?? ''),
  ]
}

/** A list as a decoded form has it. */
export function listTree(values: FormValue[]): FormTree {
  return Object.fromEntries(values.map((value, at) => [String(at), value]))
}
