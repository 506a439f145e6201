import { availableParallelism } from 'node:os'
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
          // To load the product anew for each file takes longer than most files: no test changes what a module keeps.
          isolate: false,
          // Vitest would leave one processor idle; instead a file more fills what others wait for.
          maxWorkers: availableParallelism() + 1,
          expect: { poll: { timeout: 10_000 } },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tooling/**/*.e2e.ts'],
          globalSetup: ['tooling/browser/global-setup.ts'],
          isolate: false,
          // A browser keeps a processor busy by itself. Vitest wants projects of unequal numbers one after the other.
          maxWorkers: availableParallelism(),
          sequence: { groupOrder: 1 },
          setupFiles: ['tooling/harness/setup.ts'],
          expect: { poll: { timeout: 30_000 } },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
