import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const project = join(import.meta.dirname, '../../..')
const roots = ['apps', 'packages']
const skipped = new Set(['node_modules', 'dist', 'locales', '.turbo'])

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : filesBelow(path)
    return /\.tsx?$/.test(entry.name) && !/\.(test|gen)\.tsx?$/.test(entry.name) ? [path] : []
  })
}

/** The string literals of every source file, one set a file; `common`, the default namespace, is in all. */
export function readSources(): Set<string>[] {
  return roots
    .flatMap((root) => filesBelow(join(project, root)))
    .map((file) => {
      const literals = readFileSync(file, 'utf8').matchAll(/'([^'\n]+)'|"([^"\n]+)"|`([^`$\n]+)`/g)
      return new Set(['common', ...[...literals].map((match) => match[1] ?? match[2] ?? match[3] ?? '')])
    })
}
