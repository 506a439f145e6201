/** What the global setup tells the test files; it crosses processes, so it is plain data. */
export interface ProvidedServer {
  /** The superuser's connection to the server. */
  url: string
  /** The migrated database to clone. */
  template: string
  /** Why there is no template. */
  problem: string | null
}

declare module 'vitest' {
  interface ProvidedContext {
    postgres: ProvidedServer
  }
}
