import { createHash, randomBytes } from 'node:crypto'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Ids in Stripe's form: a prefix and 24 letters; the same for the same seed and count. */
export function idFor(prefix: string, seed: string, count: number, length = 24): string {
  const digest = createHash('sha256').update(`${seed}:${count}`).digest()
  let letters = ''
  for (let at = 0; letters.length < length; at++)
    letters += alphabet[(digest[at % 32] ?? 0) % alphabet.length]
  return `${prefix}_${letters}`
}

/** For what no seed may foretell where nobody asked for it: the id of a request. */
export const requestId = (): string => `req_${randomBytes(10).toString('hex').slice(0, 14)}`
