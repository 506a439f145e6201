import { Refusal } from '@leasehold/core'
import { isDatabaseAway } from '@leasehold/db'
import { initTRPC } from '@trpc/server'
import type { ProcedureMeta } from './access.ts'
import type { RequestContext } from './context.ts'
import { presentRefusal, refusalOf, toTrpcError } from './refusals.ts'

const t = initTRPC
  .context<RequestContext>()
  .meta<ProcedureMeta>()
  .create({
    // Stacks leave the server in no environment.
    isDev: false,
    errorFormatter: ({ shape, error, ctx }) => {
      const { message, body } = presentRefusal(refusalOf(error), ctx?.asked.locale ?? 'en')
      return {
        code: shape.code,
        message,
        data: {
          code: shape.data.code,
          httpStatus: shape.data.httpStatus,
          refusal: body,
          requestId: ctx?.asked.request.requestId ?? null,
        },
      }
    },
  })

export const { router } = t

/** A procedure whose refusals become answers: the start of every builder. */
export const procedure = t.procedure.use(async ({ next }) => {
  const result = await next()
  if (result.ok) return result
  const { cause } = result.error
  if (cause instanceof Refusal) throw toTrpcError(cause)
  if (isDatabaseAway(cause)) throw toTrpcError(Object.assign(new Refusal('OVERLOADED'), { cause }))
  return result
})
