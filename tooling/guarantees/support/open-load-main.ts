/** `openLoad` in a process of its own, so that it is not held up by whoever asks for it: one order by IPC, one answer. */
import { openLoad } from './open-load.ts'

process.once(
  'message',
  async (order: {
    url: string
    headers: Record<string, string>
    options: Parameters<typeof openLoad>[2]
  }) => {
    const stretch = await openLoad(order.url, order.headers, order.options)
    process.send?.(stretch, () => process.exit(0))
  },
)
