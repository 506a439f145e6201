import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import staticFiles from '@fastify/static'
import { Refusal } from '@leasehold/core'
import type { FastifyInstance } from 'fastify'

/** Serves a built SPA; every path that is no file is the SPA's to route. */
export async function serveSpa(app: FastifyInstance, name: 'console' | 'workspace'): Promise<void> {
  const root = fileURLToPath(new URL(`../../../${name}/dist`, import.meta.url))
  // A process that only answers the API, as in tests of it, needs no pages.
  const hasPages = existsSync(root)
  if (hasPages)
    await app.register(staticFiles, {
      root,
      preCompressed: true,
      wildcard: false,
      index: ['index.html'],
      setHeaders: (reply, path) => {
        const immutable = path.includes('/assets/')
        reply.header('cache-control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  app.setNotFoundHandler((request, reply) => {
    const isPage = hasPages && request.method === 'GET' && !/^\/(trpc|mobile|assets)\//.test(request.url)
    if (!isPage) throw new Refusal('NOT_FOUND')
    return reply.sendFile('index.html')
  })
}
