import { join } from 'node:path'
import { Generator, getConfig } from '@tanstack/router-generator'

/**
 * Writes `src/routeTree.gen.ts` of the app in the working directory, as `vite` does while it runs: after a
 * route file was added, so that the compiler knows it.
 */
const root = process.cwd()
const config = getConfig({}, root)
await new Generator({ config, root }).run()
console.log(`wrote ${join(root, 'src/routeTree.gen.ts')}`)
