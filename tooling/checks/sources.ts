import { globSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { type ESTree, parseSync, Visitor } from 'vite'

export interface Import {
  /** What stands in the import: `./rules.ts`, `zod`, `@leasehold/core/members`. */
  specifier: string
  line: number
  /** Nothing of it is left when the program runs. */
  isType: boolean
}

export interface Source {
  /** From the root of the checkout, with slashes. */
  path: string
  imports: Import[]
}

const places = '{apps,packages,tooling}/**/*.{ts,tsx,mts,mjs,js}'
const ignored = /(^|\/)(node_modules|dist|\.turbo)(\/|$)/

/** Every source file of the repository but the generated ones. */
export function readSources(root: string): Source[] {
  return globSync(places, { cwd: root, exclude: (path) => ignored.test(path) })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.includes('.gen.'))
    .sort()
    .map((path) => ({ path, imports: importsOf(path, readFileSync(posix.join(root, path), 'utf8')) }))
}

/** Every import of a file, the types among them: `import`, `export … from`, `import()`, and `import('…')` as a type. */
export function importsOf(path: string, code: string): Import[] {
  const { program, module, errors } = parseSync(path, code)
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`)
  const found: Import[] = []
  const add = (source: { value: unknown; start: number } | null, isType: boolean) => {
    if (typeof source?.value !== 'string') return
    found.push({ specifier: source.value, line: lineAt(code, source.start), isType })
  }
  for (const statement of program.body) {
    if (statement.type === 'ImportDeclaration') add(statement.source, statement.importKind === 'type')
    if (statement.type === 'ExportNamedDeclaration') add(statement.source, statement.exportKind === 'type')
    if (statement.type === 'ExportAllDeclaration') add(statement.source, statement.exportKind === 'type')
  }
  for (const {
    moduleRequest: { start, end },
  } of module.dynamicImports) {
    const literal = /^['"`]([^$]+)['"`]$/.exec(code.slice(start, end))
    add({ value: literal?.[1], start }, false)
  }
  const types = (node: ESTree.TSImportType) => add(node.source, true)
  new Visitor({ TSImportType: types }).visit(program)
  return found
}

const lineAt = (code: string, offset: number) => code.slice(0, offset).split('\n').length
