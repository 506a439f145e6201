// `node tooling/run/with-pnpm.mjs <arguments of pnpm>`
import { pnpm } from './pnpm.mjs'

process.exitCode = await pnpm(...process.argv.slice(2))
