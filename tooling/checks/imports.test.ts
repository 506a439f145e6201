import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findCycles, resolverFor } from './cycles.ts'
import { violations } from './rules.ts'
import { readSources, type Source } from './sources.ts'

const root = join(import.meta.dirname, '../..')
const sources = readSources(root)

describe('in this repository', () => {
  test('there are sources to look at', () => {
    for (const place of ['apps/', 'packages/core/', 'packages/db/', 'tooling/']) {
      expect(sources.some(({ path }) => path.startsWith(place))).toBe(true)
    }
  })

  test('everyone imports only whom they may', () => {
    expect(violations(sources)).toEqual([])
  })

  test('no file imports itself by a detour', () => {
    const cycles = findCycles(sources, resolverFor(root))
    expect(cycles.map((cycle) => cycle.join(' → '))).toEqual([])
  })
})

describe('who may import whom', () => {
  const refused = (path: string, specifier: string, isType = false) =>
    violations([{ path, imports: [{ specifier, line: 1, isType }] }]).length > 0

  test.each([
    ['packages/contracts/src/a.ts', 'node:crypto'],
    ['packages/catalog/src/a.ts', 'drizzle-orm'],
    ['packages/db/src/a.ts', '@leasehold/core'],
    ['packages/core/src/members/a.ts', '@leasehold/auth'],
    ['packages/core/src/members/a.ts', '@trpc/server'],
    ['packages/core/src/members/a.ts', 'stripe'],
    ['packages/core/src/members/invite-member.ts', 'drizzle-orm'],
    ['packages/core/src/members/a.ts', '../tenants/store.ts'],
    ['packages/core/src/members/a.ts', '../kernel/clock.ts'],
    ['packages/core/src/members/a.ts', '../../../db/src/client.ts'],
    ['packages/auth/src/a.ts', '@leasehold/api'],
    ['packages/api/src/a.ts', '@leasehold/ui'],
    ['packages/core/src/members/a.ts', '@leasehold/tooling/harness'],
    ['packages/api/src/a.ts', 'drizzle-orm/pg-core'],
    ['packages/api/src/a.ts', 'postgres'],
    ['apps/server/src/a.ts', 'lucia'],
    ['packages/ui/src/a.tsx', '@leasehold/contracts'],
    ['apps/console/src/a.tsx', '@leasehold/core'],
    ['apps/workspace/src/a.tsx', '@leasehold/api'],
  ])('%s does not import %s', (path, specifier) => {
    expect(refused(path, specifier)).toBe(true)
  })

  test.each([
    ['packages/contracts/src/a.ts', 'zod'],
    ['packages/contracts/src/a.ts', './b.ts'],
    ['packages/contracts/src/a.ts', '@leasehold/catalog'],
    ['packages/contracts/src/a.test.ts', 'vitest'],
    ['packages/db/src/a.ts', 'drizzle-orm/pg-core'],
    ['packages/core/src/members/store.ts', 'drizzle-orm'],
    ['packages/core/src/members/a.ts', '../tenants/index.ts'],
    ['packages/core/src/members/a.ts', './store.ts'],
    ['packages/core/src/members/a.test.ts', '@leasehold/tooling/harness'],
    ['packages/auth/src/sessions.ts', 'lucia'],
    ['apps/server/src/a.ts', '@leasehold/core/members'],
  ])('%s imports %s', (path, specifier) => {
    expect(refused(path, specifier)).toBe(false)
  })

  test('types may go where what runs may not', () => {
    expect(refused('apps/console/src/a.tsx', '@leasehold/api', true)).toBe(false)
  })
})

describe('cycles', () => {
  const source = (path: string, ...specifiers: string[]) => ({
    path,
    imports: specifiers.map((specifier) => ({ specifier, line: 1, isType: false })),
  })
  const typeOnly = ({ path, imports }: Source): Source => ({
    path,
    imports: imports.map((each) => ({ ...each, isType: true })),
  })

  test('are found over any number of files', () => {
    const found = findCycles([
      source('a.ts', './b.ts'),
      source('b.ts', './c.ts', 'zod'),
      source('c.ts', './a.ts'),
    ])
    expect(found).toEqual([['a.ts', 'b.ts', 'c.ts', 'a.ts']])
  })

  test('two ways to one file are none', () => {
    const found = findCycles([source('a.ts', './b.ts', './c.ts'), source('b.ts', './c.ts'), source('c.ts')])
    expect(found).toEqual([])
  })

  test('of types are none', () => {
    expect(findCycles([source('a.ts', './b.ts'), typeOnly(source('b.ts', './a.ts'))])).toEqual([])
  })

  test('are found across packages', () => {
    const resolve = resolverFor(root)
    expect(resolve('packages/core/src/a.ts', '@leasehold/db/schema')).toBe('packages/db/src/schema/index.ts')
    expect(resolve('packages/core/src/a.ts', '@leasehold/core/members')).toBe(
      'packages/core/src/members/index.ts',
    )
    expect(resolve('packages/core/src/a.ts', 'zod')).toBeNull()
  })
})
