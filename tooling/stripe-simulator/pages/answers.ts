import { RawAnswer } from '../kernel/route.ts'
import type { Html } from './html.ts'
import { layout } from './layout.ts'

/** A page of the simulator as an answer. */
export function page(
  title: string,
  content: Html,
  options: { status?: number; wide?: boolean } = {},
): RawAnswer {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }
  const width = options.wide ? 'wide' : 'narrow'
  return new RawAnswer(options.status ?? 200, headers, layout(title, content, width))
}

/** Sends the browser on, with a GET, to where it goes next. */
export function seeOther(location: string): RawAnswer {
  return new RawAnswer(303, { location })
}

/** The address with further fields in its query. */
export function withQuery(url: string, fields: Record<string, string>): string {
  const target = new URL(url)
  for (const [name, value] of Object.entries(fields)) target.searchParams.set(name, value)
  return target.href
}
