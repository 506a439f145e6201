import { readSettings, startServer } from '@leasehold/server'

/** The product as `npm start` runs it. */
const server = await startServer(readSettings(process.env))
process.once('SIGTERM', async () => {
  await server.stop()
  process.exit(0)
})
// Whoever started this was killed and cannot stop it any more.
process.once('disconnect', () => process.exit(1))
process.send?.('ready')
