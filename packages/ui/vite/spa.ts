import { join } from 'node:path'
import { tanstackRouter } from '@tanstack/router-plugin/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type UserConfig } from 'vite'
import { precompress } from './precompress.ts'

/**
 * How both apps are built: routes from `src/routes` (each page a chunk), one stylesheet, no inline script,
 * compressed files beside the plain ones, and a manifest from which the first load is measured.
 *
 * @param options.port where `vite` serves while developing
 * @param options.api origin of the server that answers `/trpc` meanwhile
 */
export function spa(options: { port: number; api: string }): UserConfig {
  return defineConfig({
    publicDir: join(import.meta.dirname, '../public'),
    plugins: [tanstackRouter(), react(), precompress()],
    build: {
      target: 'baseline-widely-available',
      manifest: true,
      assetsInlineLimit: 0,
      cssCodeSplit: true,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: {
        output: { codeSplitting: { groups } },
      },
    },
    server: {
      port: options.port,
      strictPort: true,
      // The server accepts changes from its own origin only.
      proxy: { '/trpc': { target: options.api, changeOrigin: true, headers: { origin: options.api } } },
    },
  })
}

/**
 * A few files in place of dozens: a browser asks for six at a time, and what is long compresses better. First what
 * every page needs; then the texts of all pages; then the form that everybody comes through, so that the first load
 * takes none of what lies behind it; and what three pages have in common, which the first of them brings for all.
 */
const groups = [
  { name: 'base', tags: ['$initial' as const] },
  { name: textsOf },
  { name: 'sign-in', test: /[\\/]routes[\\/]sign-in\.tsx\?tsr-split=component$/ },
  { name: 'shared', minShareCount: 3 },
]

/** The chunk of a language's texts, but for those of the first load and those that only the server sends. */
function textsOf(module: string): string | null {
  const [, locale, namespace] = /i18n\/src\/locales\/([\w-]+)\/(\w+)\.ts$/.exec(module) ?? []
  return !locale || namespace === 'common' || namespace === 'auth' || namespace === 'emails'
    ? null
    : `texts-${locale}`
}
