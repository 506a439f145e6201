/** One event as the server sent it. */
export type StreamEvent = { event: string; id: string | null; data: unknown }

/**
 * Reads a subscription as a browser's `EventSource` would, from one connection.
 *
 * @param lastEventId of the last event that was seen on an earlier one
 */
export async function* readEvents(
  url: string,
  path: string,
  {
    input,
    cookie,
    tenant,
    lastEventId,
    signal,
  }: { input?: unknown; cookie: string; tenant?: string; lastEventId?: string; signal?: AbortSignal },
): AsyncGenerator<StreamEvent, void> {
  const query = new URLSearchParams()
  if (input !== undefined) query.set('input', JSON.stringify(input))
  if (tenant) query.set('connectionParams', JSON.stringify({ tenant }))
  const response = await fetch(`${url}/trpc/${path}?${query}`, {
    headers: {
      accept: 'text/event-stream',
      cookie,
      ...(lastEventId && { 'last-event-id': lastEventId }),
    },
    ...(signal && { signal }),
  })
  if (!response.body) throw new Error('There is no stream.')
  let rest = ''
  for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
    const blocks = `${rest}${part}`.split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) yield eventOf(block)
  }
}

function eventOf(block: string): StreamEvent {
  const fields = new Map(
    block.split('\n').map((line) => {
      const at = line.indexOf(':')
      return [line.slice(0, at), line.slice(at + 1).trim()]
    }),
  )
  const data = fields.get('data')
  return {
    event: fields.get('event') ?? 'message',
    id: fields.get('id') ?? null,
    data: data ? JSON.parse(data) : null,
  }
}
