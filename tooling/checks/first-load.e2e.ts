import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { locales } from '@leasehold/catalog'
import { expect, test } from 'vitest'

/** Compressed bytes of JavaScript the sign-in page of each SPA may take, in every language. */
const budget = 150_000

interface Chunk {
  file: string
  isEntry?: boolean
  imports?: string[]
}

/** Runs after the build, with the browser tests: what it reads are the files as they will be sent. */
function readBuild(app: string) {
  const dist = join(import.meta.dirname, '../../apps', app, 'dist')
  const manifest: Record<string, Chunk> = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'))
  const keyEndingIn = (end: string) => {
    const key = Object.keys(manifest).find((name) => name.endsWith(end))
    if (!key) throw new Error(`The build of the ${app} has no ${end}.`)
    return key
  }
  return { dist, manifest, keyEndingIn }
}

/** A chunk with everything it imports at once; what it imports when asked for is not part of it. */
function withImports(manifest: Record<string, Chunk>, roots: string[]): Set<string> {
  const found = new Set<string>()
  const add = (key: string) => {
    if (found.has(key)) return
    found.add(key)
    for (const imported of manifest[key]?.imports ?? []) add(imported)
  }
  roots.forEach(add)
  return found
}

test.each(['console', 'workspace'])('the sign-in page of the %s takes at most 150 kB', (app) => {
  const { dist, manifest, keyEndingIn } = readBuild(app)
  const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry)
  for (const locale of locales) {
    const roots = [
      ...entries,
      keyEndingIn('src/routes/sign-in.tsx?tsr-split=component'),
      keyEndingIn(`locales/${locale}/common.ts`),
      keyEndingIn(`locales/${locale}/auth.ts`),
    ]
    const files = [...withImports(manifest, roots)].map((key) => manifest[key]?.file ?? '')
    const sizes = files.map((file) => brotliCompressSync(readFileSync(join(dist, file))).length)
    const total = sizes.reduce((sum, size) => sum + size, 0)
    expect(total, `${locale}: ${total} bytes in ${files.join(', ')}`).toBeLessThanOrEqual(budget)
  }
})

test.each(['console', 'workspace'])(
  'every page of the %s but what they share is loaded when visited',
  (app) => {
    const { manifest } = readBuild(app)
    const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry)
    const pages = [...withImports(manifest, entries)].filter((key) => key.includes('tsr-split'))
    expect(pages).toEqual([])
  },
)
