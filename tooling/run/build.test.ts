import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fingerprint } from './build.ts'

let checkout: string

const write = (path: string, content = '') => {
  mkdirSync(dirname(join(checkout, path)), { recursive: true })
  writeFileSync(join(checkout, path), content)
}

const manifest = (...dependencies: string[]) =>
  JSON.stringify({ dependencies: Object.fromEntries(dependencies.map((name) => [name, 'workspace:*'])) })

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'leasehold-build-'))
  for (const name of [
    'package.json',
    'pnpm-lock.yaml',
    'turbo.json',
    'tsconfig.base.json',
    'tsconfig.react.json',
  ]) {
    write(name)
  }
  write('apps/console/package.json', manifest('@leasehold/ui', 'react'))
  write('apps/workspace/package.json', manifest())
  write('packages/ui/package.json', manifest('@leasehold/i18n'))
  write('packages/ui/src/index.ts')
  write('packages/i18n/package.json', manifest())
  write('packages/i18n/src/index.ts')
  write('packages/core/package.json', manifest())
})

afterEach(() => rmSync(checkout, { recursive: true, force: true }))

test.each([
  'apps/console/src/new.ts',
  'packages/ui/src/index.ts',
  'packages/i18n/src/deep/er.json',
  'pnpm-lock.yaml',
])('a SPA is built again after a change to %s', (path) => {
  const before = fingerprint(checkout)
  write(path, 'changed')
  expect(fingerprint(checkout)).not.toBe(before)
})

test('a change that keeps the size is noticed by its time', () => {
  const before = fingerprint(checkout)
  utimesSync(join(checkout, 'packages/ui/src/index.ts'), new Date(), new Date(2001, 1, 1))
  expect(fingerprint(checkout)).not.toBe(before)
})

test.each([
  'packages/core/src/index.ts',
  'packages/ui/src/index.test.ts',
  'packages/ui/node_modules/react/index.js',
  'apps/console/dist/index.html',
  'apps/console/src/routeTree.gen.ts',
])('a SPA is not built again after a change to %s', (path) => {
  const before = fingerprint(checkout)
  write(path, 'changed')
  expect(fingerprint(checkout)).toBe(before)
})
