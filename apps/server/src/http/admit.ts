import { toTrpcError } from '@leasehold/api'
import { Refusal } from '@leasehold/core'
import type { FastifyRequest } from 'fastify'

/**
 * Refuses mutations that a page of another site could have made a browser send: the Origin must be ours and
 * the body JSON, which a form cannot send. (A mutation by GET is refused by tRPC itself.)
 *
 * @param origin the audience's own, or null for phones, whose tokens no browser sends by itself
 */
export function admitOnlyFrom(origin: string | null) {
  return (request: FastifyRequest): void => {
    if (request.method !== 'POST') return
    const type = request.headers['content-type'] ?? ''
    if (!/^application\/json\s*(;|$)/i.test(type)) throw toTrpcError(new Refusal('UNSUPPORTED_MEDIA_TYPE'))
    if (origin !== null && request.headers.origin !== origin) throw toTrpcError(new Refusal('WRONG_ORIGIN'))
  }
}
