// `npm start`
import { launch } from './launch.mjs'

await launch('tooling/run/serve.ts')
