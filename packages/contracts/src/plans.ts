import { z } from 'zod'

/** Key of a plan or a feature: what other programs name it by. */
const key = (pattern: RegExp) => z.string().max(40).regex(pattern)

export const planKey = key(/^[a-z][a-z0-9_-]*$/)

/** Modules are written in capitals, everything else is not. */
export const featureKey = key(/^([a-z][a-z0-9_]*|[A-Z][A-Z_]*)$/)
