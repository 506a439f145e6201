import { Agent, request } from 'node:http'

/** What a client saw of one request. */
export type Seen = { status: number; closes: boolean }

/** One connection that is kept open, as a balancer keeps them. A request that breaks throws. */
export function steadyClient() {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  return {
    get: (url: string, headers: Record<string, string> = {}): Promise<Seen> =>
      new Promise((resolve, reject) => {
        const asked = request(url, { agent, headers }, (response) => {
          response.resume()
          response.once('error', reject)
          response.once('end', () => {
            const closes = response.headers.connection === 'close'
            resolve({ status: response.statusCode ?? 0, closes })
          })
        })
        asked.once('error', reject)
        asked.end()
      }),
    close: () => agent.destroy(),
  }
}
