import { modules } from '@leasehold/catalog'
import { z } from 'zod'

export const moduleInput = z.strictObject({ module: z.enum(modules) })

export type ModuleOf = z.output<typeof moduleInput>
