import { defineConfig } from 'vitest/config'

/** `vitest run <path>` runs what lies there; `--project unit` and `--project browser` are the two halves. */
export default defineConfig({
  test: {
    // At the root, so that both projects share one PostgreSQL.
    globalSetup: ['tooling/harness/global-setup.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{apps,packages,tooling}/**/*.test.{ts,tsx}'],
          setupFiles: ['tooling/harness/setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tooling/**/*.e2e.ts'],
          globalSetup: ['tooling/browser/global-setup.ts'],
          setupFiles: ['tooling/harness/setup.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
