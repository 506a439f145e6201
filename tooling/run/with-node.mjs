// `node tooling/run/with-node.mjs <program.ts> [arguments]`
import { launch } from './launch.mjs'

await launch(...process.argv.slice(2))
