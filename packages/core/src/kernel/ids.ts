import { createHash, randomBytes, randomInt } from 'node:crypto'
import { tenantCodeAlphabet } from '@leasehold/contracts'

/** UUID version 7 (RFC 9562): 48 bits of milliseconds, then random bits. */
export function newId(now = Date.now()): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now, 0, 6)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** A token for a link or a session: 256 random bits, base64url. Only its hash is ever stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** SHA-256, hex: what is stored of a token, and how inputs are compared. */
export function sha256(value: string): string {
  return createHash('sha256').update(value).digest('hex')
}

/** A fresh tenant code; whether it is free is for the unique index to say. */
export function newTenantCode(): string {
  const pick = () => tenantCodeAlphabet[randomInt(tenantCodeAlphabet.length)]
  return `TEN-${pick()}${pick()}${pick()}${pick()}${pick()}`
}
