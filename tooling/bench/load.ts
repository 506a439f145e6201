import autocannon from 'autocannon'

/** What one stretch of load saw. */
export type Load = {
  /** Answers of 2xx a second. */
  perSecond: number
  p50Ms: number
  p99Ms: number
  /** Answers of 2xx in each whole second. */
  eachSecond: number[]
  /** Answers that were not 2xx, and connections that broke. */
  failed: number
}

/** Connections held open by the load, as in `measured.md`. */
const CONNECTIONS = 32

/** What each request sends, where they are not all alike. */
export type Sent = { body: string; headers: Record<string, string> }

/**
 * Keeps asking for one URL as fast as it is answered.
 *
 * @param next makes what the next request posts; without it they are all the same GET
 * @throws when nothing was answered: a measurement of refusals is none
 */
export async function load(
  url: string,
  headers: Record<string, string>,
  seconds: number,
  next?: () => Sent,
): Promise<Load> {
  const eachSecond: number[] = []
  let inSecond = 0
  const timer = setInterval(() => {
    eachSecond.push(inSecond)
    inSecond = 0
  }, 1000)
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const posted = next && [
      { method: 'POST' as const, setupRequest: (request: autocannon.Request) => ({ ...request, ...next() }) },
    ]
    const options = {
      url,
      headers,
      connections: CONNECTIONS,
      duration: seconds,
      ...(posted && { requests: posted }),
    }
    const run = autocannon(options, (error, done) => (error ? reject(error) : resolve(done)))
    run.on('response', (_client, status) => {
      if (status >= 200 && status < 300) inSecond += 1
    })
  }).finally(() => clearInterval(timer))
  const failed = result.non2xx + result.errors + result.timeouts
  if (result['2xx'] === 0) throw new Error(`Nothing of ${url} was answered (${failed} failures).`)
  return {
    perSecond: result['2xx'] / result.duration,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    eachSecond,
    failed,
  }
}
