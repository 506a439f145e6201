import type { ProcedureAccess } from '@leasehold/api'
import type { AnyTRPCRouter } from '@trpc/server'
import type { z } from 'zod'

/** A procedure as the router knows it. */
export type Listed = {
  path: string
  type: 'query' | 'mutation' | 'subscription'
  access: ProcedureAccess | undefined
  input: z.core.$ZodType | undefined
}

/** Every procedure of a router, by its path. */
export function listProcedures(router: AnyTRPCRouter): Listed[] {
  const procedures = router._def.procedures as unknown as Record<
    string,
    { _def: { type: Listed['type']; meta?: { access?: ProcedureAccess }; inputs: z.core.$ZodType[] } }
  >
  return Object.entries(procedures).map(([path, { _def }]) => ({
    path,
    type: _def.type,
    access: _def.meta?.access,
    input: _def.inputs[0],
  }))
}

/** Calls a procedure of a caller by its path. */
export function callByPath(caller: unknown, path: string, input: unknown): Promise<unknown> {
  const procedure = path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], caller)
  return (procedure as (input: unknown) => Promise<unknown>)(input)
}
