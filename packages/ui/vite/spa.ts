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
        // What every page needs in one file: it compresses better than thirty.
        output: { codeSplitting: { groups: [{ name: 'base', tags: ['$initial'] }] } },
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
