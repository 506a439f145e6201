/** Where to go after signing in: a path of this app, never another site. */
export function safeNext(next: string | undefined): string | null {
  if (!next?.startsWith('/')) return null
  const url = new URL(next, window.location.origin)
  return url.origin === window.location.origin ? url.pathname + url.search + url.hash : null
}
