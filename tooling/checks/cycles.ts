import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { resolveRelative } from './rules.ts'
import type { Source } from './sources.ts'

/** A file, the line that leads from it to the next, … and back to the first. */
export type Cycle = string[]

/**
 * Files that import one another in a circle: which of them runs first then depends on who was asked for first.
 * Types do not count, for nothing of them runs.
 * @param resolve the file of the repository that an import means; null for what is not ours
 */
export function findCycles(
  sources: Source[],
  resolve: (from: string, specifier: string) => string | null = resolveRelative,
): Cycle[] {
  const targets = new Map(
    sources.map(({ path, imports }) => [
      path,
      imports.filter(({ isType }) => !isType).flatMap(({ specifier }) => resolve(path, specifier) ?? []),
    ]),
  )
  const cycles: Cycle[] = []
  const done = new Set<string>()
  const trail: string[] = []
  const visit = (path: string) => {
    if (trail.includes(path)) {
      cycles.push([...trail.slice(trail.indexOf(path)), path])
      return
    }
    if (done.has(path)) return
    trail.push(path)
    for (const target of targets.get(path) ?? []) visit(target)
    trail.pop()
    done.add(path)
  }
  for (const path of targets.keys()) visit(path)
  return cycles
}

/** Resolves relative imports, and those of our own packages by what their manifests export. */
export function resolverFor(root: string): (from: string, specifier: string) => string | null {
  const manifests = new Map<string, Record<string, string>>()
  const exportsOf = (home: string) => {
    let found = manifests.get(home)
    if (!found) {
      found = JSON.parse(readFileSync(posix.join(root, home, 'package.json'), 'utf8')).exports ?? {}
      manifests.set(home, found ?? {})
    }
    return found ?? {}
  }
  return (from, specifier) => {
    const [, name, rest] = /^@leasehold\/([^/]+)(\/.*)?$/.exec(specifier) ?? []
    if (!name) return resolveRelative(from, specifier)
    const home = name === 'tooling' ? name : name === 'server' ? 'apps/server' : `packages/${name}`
    return exported(home, exportsOf(home), rest ?? '')
  }
}

function exported(home: string, entries: Record<string, string>, rest: string): string | null {
  const exact = entries[`.${rest}`]
  if (exact) return posix.join(home, exact)
  const pattern = entries['./*']
  return pattern ? posix.join(home, pattern.replace('*', rest.slice(1))) : null
}
