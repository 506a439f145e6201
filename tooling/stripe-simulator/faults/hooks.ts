import { StripeFault } from '../kernel/errors.ts'
import type { FaultHooks } from '../kernel/faults.ts'
import type { SimulatorRequest } from '../kernel/route.ts'
import { problem } from '../kernel/server.ts'
import type { Faults } from './index.ts'
import type { ApiFault } from './types.ts'

const serverError = new StripeFault(500, {
  type: 'api_error',
  message: 'An unknown error occurred (a fault of the simulator, on demand).',
})

const rateLimit = new StripeFault(429, {
  type: 'invalid_request_error',
  code: 'rate_limit',
  message: 'Request rate limit exceeded (a fault of the simulator, on demand).',
})

/** Lets the faults strike calls of the API; pages and control calls are left alone. */
export function faultHooks(faults: Faults): FaultHooks {
  const lost = new WeakSet<SimulatorRequest>()
  return {
    beforeHandle: async (request) => {
      if (!request.path.startsWith('/v1/')) return null
      const fault = faults.forRequest(request.method, request.path)
      if (!fault) return null
      if (fault.kind === 'server-error') return problem(serverError, request.requestId)
      if (fault.kind === 'rate-limit') return problem(rateLimit, request.requestId)
      if (fault.kind === 'cut-after') {
        lost.add(request)
        return null
      }
      if (fault.kind === 'timeout') await silence(fault)
      return 'cut'
    },
    afterHandle: (request, answer) => (lost.has(request) ? null : answer),
  }
}

/** Says nothing for long enough that a client gives up. The timer keeps no process alive. */
function silence(fault: ApiFault): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, fault.afterMs ?? 60_000).unref())
}
