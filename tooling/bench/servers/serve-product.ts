import { flushCompileCache } from 'node:module'
import { readSettings, startServer } from '@leasehold/server'

/** The product as `npm start` runs it. */
const server = await startServer(readSettings(process.env))
process.once('SIGTERM', async () => {
  await server.stop()
  process.exit(0)
})
// Whoever started this was killed and cannot stop it any more.
process.once('disconnect', () => process.exit(1))
// Node itself keeps what it compiled only when a process ends in good order, which not every test lets it.
flushCompileCache()
process.send?.('ready')
