import { z } from 'zod'
import { isWellKnownPassword } from './well-known-password.ts'

/**
 * Text as people type it: NFC, trimmed, without NUL and other control characters (a line feed and a tab
 * are allowed when `multiline`).
 *
 * @param max longest length in UTF-16 code units, after trimming
 */
export function text(max: number, { min = 1, multiline = false } = {}) {
  const control = multiline ? /[\p{Cc}--[\n\t]]/v : /\p{Cc}/v
  return z
    .string()
    .max(max * 4)
    .transform((value) => value.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(min)
        .max(max)
        .refine((value) => !control.test(value) && value.isWellFormed(), { error: 'control_characters' }),
    )
}

/** Text that may be left out or cleared: empty becomes null. */
export function optionalText(max: number, options?: { multiline?: boolean }) {
  return text(max, { min: 0, ...options })
    .transform((value) => (value === '' ? null : value))
    .nullable()
    .default(null)
}

export const uuid = z.uuid()

/** Email address, compared without case; at most 254 octets (RFC 5321). */
export const email = z
  .string()
  .max(254)
  .transform((value) => value.trim().normalize('NFKC'))
  .pipe(z.email())

/** A password is at least ten characters of anything that is not guessed first; a limit keeps hashing bounded. */
export const password = z
  .string()
  .min(10)
  .max(200)
  .refine((value) => !value.includes('\0') && value.isWellFormed(), { error: 'control_characters' })
  .refine((value) => value.length < 10 || !isWellKnownPassword(value), { error: 'well_known_password' })

/** A password as given at sign-in: only bounded, since rules may have been others when it was chosen. */
export const givenPassword = z
  .string()
  .min(1)
  .max(200)
  .refine((value) => value.isWellFormed(), { error: 'control_characters' })

/** Random 256-bit token of a link, base64url. */
export const linkToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

/** Handle of a session: tells which, and nothing that would open it. */
export const sessionHandle = z.string().regex(/^[0-9a-f]{32}$/)

/** Version of the row as it was read; a write is refused when the row has moved on. */
export const version = z.int().min(1)

/** Key by which a repeated request is known; the client makes one for each thing it wants done once. */
export const idempotencyKey = z.uuid()

/** Opaque place in a list, given by the page before. */
export const cursor = z.string().max(600).optional()

/** What every list takes besides its own filters. */
export const page = { cursor, limit: z.int().min(1).max(100).default(25) }

/** One page of a list. `next` and `previous` are null where the list ends. */
export type Page<T> = { items: T[]; next: string | null; previous: string | null }
