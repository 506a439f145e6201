// Launches the program that it is given, as start.mjs does.
import { run } from './child.mjs'

process.exitCode = await run(process.execPath, process.argv.slice(2), { ipc: true })
