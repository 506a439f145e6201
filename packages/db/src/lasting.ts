/** How long is waited before a connection that was lost is made again. */
export const RETRY_MS = 500

/** A connection that lasts as long as its process, and is made again whenever it is lost. */
export const lasting = {
  max: 1,
  max_lifetime: null,
  connect_timeout: 10,
  backoff: () => RETRY_MS / 1000,
  onnotice: () => {},
}
