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

/**
 * What each source file has between quotes that could be a key, one set a file; `common`, the default
 * namespace, is in all.
 */
export function readSources(): Set<string>[] {
  return roots
    .flatMap((root) => filesBelow(join(project, root)))
    .map((file) => {
      const quoted = readFileSync(file, 'utf8').matchAll(/(['"`])([\w-]+(?:[.:][\w-]+)*)\1/g)
      return new Set(['common', ...[...quoted].map((match) => match[2] ?? '')])
    })
}
