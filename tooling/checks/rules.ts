import { posix } from 'node:path'
import type { Import, Source } from './sources.ts'

export interface Rule {
  /** What holds, as docs/architecture.md says it. */
  name: string
  /** Why this import breaks it; null when it does not. */
  refuses(path: string, found: Import): string | null
}

/**
 * Who may import whom. That a package can only reach what it declares is pnpm's doing; these are the rules
 * within that.
 */
export const rules: Rule[] = [
  mayOnlyImport('packages/catalog/', ['zod', '@leasehold/contracts']),
  mayOnlyImport('packages/contracts/', ['zod', '@leasehold/catalog']),
  mayOnlyImportOfOurs('packages/db/', ['catalog']),
  mayOnlyImportOfOurs('packages/core/', ['contracts', 'catalog', 'db']),
  mayOnlyImportOfOurs('packages/auth/', ['core', 'contracts', 'catalog', 'db']),
  mayOnlyImportOfOurs('packages/api/', ['core', 'auth', 'contracts', 'catalog', 'i18n', 'db']),
  mayOnlyImportOfOurs('packages/i18n/', ['contracts', 'catalog']),
  mayOnlyImportOfOurs('packages/ui/', ['i18n']),
  mayOnlyImportOfOurs('apps/console/', ['ui', 'i18n', 'contracts', 'catalog', 'api']),
  mayOnlyImportOfOurs('apps/workspace/', ['ui', 'i18n', 'contracts', 'catalog', 'api']),
  neverImports('packages/core/', /^(@trpc\/|lucia$|fastify$|@fastify\/|react$|react-dom|stripe$)/),
  onlyTypesOf('@leasehold/api', /^apps\/(console|workspace)\//, 'the SPAs know the routers by their types'),
  onlyIn(
    'Drizzle and the driver',
    /^(drizzle-orm|drizzle-kit|postgres)(\/|$)/,
    /^packages\/db\/|\/store\.ts$/,
  ),
  onlyIn('Lucia', /^lucia(\/|$)/, /^packages\/auth\//),
  {
    name: 'one slice of the core meets another only through its index.ts',
    refuses(path, { specifier }) {
      const target = resolveRelative(path, specifier)
      const slice = sliceOf(path)
      const other = target && sliceOf(target)
      return other && other !== slice && target !== `packages/core/src/${other}/index.ts`
        ? `import ${other}/index.ts instead`
        : null
    },
  },
  {
    name: 'a package is entered by its name',
    refuses(path, { specifier }) {
      const target = resolveRelative(path, specifier)
      if (path.startsWith('tooling/')) return null
      return target && homeOf(target) !== homeOf(path) ? `${homeOf(target)} is another package` : null
    },
  },
  {
    name: 'what is made for tests stays in tests',
    refuses: (path, { specifier }) =>
      !isTest(path) && !path.startsWith('tooling/') && /^(vitest|@leasehold\/tooling)(\/|$)/.test(specifier)
        ? 'this is no test'
        : null,
  },
]

/** Every import that breaks a rule, as lines to show: where, what, why. */
export function violations(sources: Source[], of: Rule[] = rules): string[] {
  return sources.flatMap(({ path, imports }) =>
    imports.flatMap((found) =>
      of.flatMap((rule) => {
        const reason = rule.refuses(path, found)
        return reason ? [`${path}:${found.line} imports ${found.specifier}: ${rule.name} (${reason})`] : []
      }),
    ),
  )
}

/** Not even what Node brings: browsers have none of it. */
function mayOnlyImport(home: string, allowed: string[]): Rule {
  return {
    name: `${home} imports only ${allowed.join(', ')}`,
    refuses(path, { specifier }) {
      if (!path.startsWith(home) || isTest(path) || specifier.startsWith('.')) return null
      return allowed.includes(packageOf(specifier)) ? null : 'not allowed here'
    },
  }
}

function mayOnlyImportOfOurs(home: string, allowed: string[]): Rule {
  return {
    name: `of our own packages, ${home} imports only ${allowed.join(', ')}`,
    refuses(path, { specifier }) {
      if (!path.startsWith(home) || isTest(path) || !specifier.startsWith('@leasehold/')) return null
      return allowed.includes(packageOf(specifier).replace('@leasehold/', '')) ? null : 'not allowed here'
    },
  }
}

function neverImports(home: string, forbidden: RegExp): Rule {
  return {
    name: `${home} never imports what carries or shows it`,
    refuses: (path, { specifier }) =>
      path.startsWith(home) && forbidden.test(specifier) ? 'not allowed here' : null,
  }
}

function onlyTypesOf(name: string, home: RegExp, rule: string): Rule {
  return {
    name: rule,
    refuses: (path, { specifier, isType }) =>
      home.test(path) && !isTest(path) && packageOf(specifier) === name && !isType
        ? 'write `import type`'
        : null,
  }
}

/** Tests may reach for what they need to look at; the tooling is made of tests and what runs them. */
function onlyIn(what: string, forbidden: RegExp, places: RegExp): Rule {
  return {
    name: `${what} is used in its own place only`,
    refuses: (path, { specifier }) =>
      forbidden.test(specifier) && !places.test(path) && !isTest(path) && !path.startsWith('tooling/')
        ? 'not allowed here'
        : null,
  }
}

const isTest = (path: string) => /\.(test|e2e|fixture)\.tsx?$/.test(path)

/** `@leasehold/core/members` → `@leasehold/core`. */
function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
}

/** The package that a file lies in: `packages/core`, `apps/server`, `tooling`. */
function homeOf(path: string): string {
  return path.split('/', path.startsWith('tooling/') ? 1 : 2).join('/')
}

function sliceOf(path: string): string | undefined {
  return /^packages\/core\/src\/([^/]+)\//.exec(path)?.[1]
}

export function resolveRelative(from: string, specifier: string): string | null {
  return specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : null
}
