import { initTRPC } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc'
import type { ProcedureMeta } from './access.ts'
import type { RequestContext } from './context.ts'
import { answeredAs, presentRefusal, refusalOf } from './refusals.ts'

const t = initTRPC
  .context<RequestContext>()
  .meta<ProcedureMeta>()
  .create({
    sse: {
      ping: { enabled: true, intervalMs: 15_000 },
      client: { reconnectAfterInactivityMs: 40_000 },
    },
    // Stacks leave the server in no environment.
    isDev: false,
    errorFormatter: ({ shape, error, ctx }) => {
      const answered = answeredAs(error)
      const { message, body } = presentRefusal(refusalOf(answered), ctx?.asked.locale ?? 'en')
      return {
        code: TRPC_ERROR_CODES_BY_KEY[answered.code] ?? shape.code,
        message,
        data: {
          code: answered.code,
          httpStatus: getHTTPStatusCodeFromError(answered),
          refusal: body,
          requestId: ctx?.asked.request.requestId ?? null,
        },
      }
    },
  })

export const { router, procedure } = t
