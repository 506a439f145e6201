import { z } from 'zod'

/** Characters of a tenant code: Crockford's base 32, without letters that look like digits. */
export const tenantCodeAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * `TEN-XXXXX`, accepted with or without the prefix and in any case; the look-alikes I, L and O are read
 * as 1, 1 and 0. Null when it is no code.
 */
export function parseTenantCode(given: string): string | null {
  // As the product itself writes it, which is nearly always.
  if (/^TEN-[0-9A-HJKMNP-TV-Z]{5}$/.test(given)) return given
  const match = /^(?:TEN-?)?([0-9A-Z]{5})$/.exec(given.trim().normalize('NFKC').toUpperCase())
  if (!match?.[1]) return null
  const bare = match[1].replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  return [...bare].every((char) => tenantCodeAlphabet.includes(char)) ? `TEN-${bare}` : null
}

/** A tenant code as people type it; comes out as `TEN-XXXXX`. */
export const tenantCode = z
  .string()
  .max(32)
  .transform((value, context) => {
    const code = parseTenantCode(value)
    if (code) return code
    context.issues.push({ code: 'custom', message: 'tenant_code', input: value })
    return z.NEVER
  })
