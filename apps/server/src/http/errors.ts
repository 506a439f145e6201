import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { presentRefusal } from '@leasehold/api'
import { Refusal } from '@leasehold/core'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { localeOf } from './context.ts'

/** Answers what went wrong before a procedure was reached, in the form in which procedures refuse. */
export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refusal = refusalOfHttp(error)
  if (refusal.status >= 500 && refusal.code !== 'OVERLOADED')
    request.log.error({ err: error, requestId: request.id }, 'request failed')
  if (refusal.code === 'OVERLOADED') reply.header('retry-after', '1')
  const body = refusalBody(refusal, refusal.status, localeOf(request), request.id)
  return reply.code(refusal.status).type('application/json; charset=utf-8').send(body)
}

/** Answers what is no request at all, such as one whose address or headers are too long to be read. */
export function answerUnreadable(error: { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const { status, refusal } = unreadable(error.code)
  const body = refusalBody(refusal, status, 'en', null)
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}

function unreadable(code: string | undefined): { status: number; refusal: Refusal } {
  if (code === 'HPE_HEADER_OVERFLOW') return { status: 431, refusal: new Refusal('PAYLOAD_TOO_LARGE') }
  const status = code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400
  return { status, refusal: new Refusal('INVALID_INPUT', { fields: [] }) }
}

/** A refusal as it is sent. */
export function refusalBody(
  refusal: Refusal,
  httpStatus: number,
  locale: Parameters<typeof presentRefusal>[1],
  requestId: string | null,
): string {
  const { message, body } = presentRefusal(refusal, locale)
  const data = { code: refusal.code, httpStatus, refusal: body, requestId }
  return JSON.stringify({ error: { message, code: -32_600, data } })
}

function refusalOfHttp(error: FastifyError): Refusal {
  if (error instanceof Refusal) return error
  // What a batch is refused for before it reaches a procedure.
  if (error.cause instanceof Refusal) return error.cause
  switch (error.statusCode) {
    case 413:
    case 414:
      return new Refusal('PAYLOAD_TOO_LARGE')
    case 415:
      return new Refusal('UNSUPPORTED_MEDIA_TYPE')
    case 404:
      return new Refusal('NOT_FOUND')
    default:
      return (error.statusCode ?? 500) < 500
        ? new Refusal('INVALID_INPUT', { fields: [] })
        : new Refusal('INTERNAL')
  }
}
