import { readSettings, startServer } from '@leasehold/server'

/** The product as `npm start` runs it. */
const server = await startServer(readSettings(process.env))
process.once('SIGTERM', async () => {
  await server.stop()
  process.exit(0)
})
process.send?.('ready')
