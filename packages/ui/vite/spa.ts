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
        // What every page needs in one file: it compresses better than thirty. So do the texts of all pages.
        output: { codeSplitting: { groups: [{ name: 'base', tags: ['$initial'] }, { name: textsOf }] } },
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

/** The chunk of a language's texts, but for those of the first load and those that only the server sends. */
function textsOf(module: string): string | null {
  const [, locale, namespace] = /i18n\/src\/locales\/([\w-]+)\/(\w+)\.ts$/.exec(module) ?? []
  return !locale || namespace === 'common' || namespace === 'auth' || namespace === 'emails'
    ? null
    : `texts-${locale}`
}
