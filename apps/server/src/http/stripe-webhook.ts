import { type PaymentProvider, type ProviderEvent, receiveEvent, WrongSignature } from '@leasehold/core'
import { type Database, isDatabaseAway } from '@leasehold/db'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'

/** Largest event that is read; Stripe's are far smaller. */
const BODY_LIMIT_BYTES = 262_144

/**
 * `POST /stripe/webhook`: what Stripe sends is stored once and answered; a job applies it. What is not answered with
 * 2xx Stripe sends again, later each time, for three days.
 *
 * @param payments null where nobody is connected: nothing can be verified
 */
export function serveStripeWebhook(
  app: FastifyInstance,
  { database, payments, logger }: { database: Database; payments: PaymentProvider | null; logger: Logger },
): void {
  app.register(async (scope) => {
    // The signature is of the bytes as they came, whatever they say they are.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: BODY_LIMIT_BYTES },
      (_request, body, done) => {
        done(null, body)
      },
    )
    scope.post('/stripe/webhook', async (request, reply) => {
      reply.header('cache-control', 'no-store')
      if (!payments) return reply.code(404).send({ error: 'not_connected' })
      const { body, headers } = request
      const signature = headers['stripe-signature']
      let event: ProviderEvent
      try {
        const given = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
        event = payments.readEvent(given, typeof signature === 'string' ? signature : undefined)
      } catch (error) {
        // Neither what came nor its signature is logged: it may be anybody's.
        const reason = error instanceof WrongSignature ? error.message : 'It cannot be read as an event.'
        logger.warn({ requestId: request.id, ip: request.ip, reason }, 'refused an event')
        return reply.code(400).send({ error: 'wrong_signature' })
      }
      try {
        await receiveEvent(database, event)
      } catch (error) {
        logger.error({ err: error, requestId: request.id, eventId: event.id }, 'could not store an event')
        return reply
          .code(isDatabaseAway(error) ? 503 : 500)
          .header('retry-after', 1)
          .send({ error: 'not_stored' })
      }
      return reply.send({ received: true })
    })
  })
}
