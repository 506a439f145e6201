// `npm test`
import { launch } from './launch.mjs'

await launch('tooling/run/test.ts', ...process.argv.slice(2))
