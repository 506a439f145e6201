import { hash, randomBytes, randomInt } from 'node:crypto'
import { tenantCodeAlphabet } from '@leasehold/contracts'

let lastMs = 0
let sequence = 0

/**
 * UUID version 7 (RFC 9562): 48 bits of milliseconds, 12 bits that count up within one from a random start
 * (section 6.2, method 1), then random bits. Ids of one process sort as they were made.
 */
export function newId(now = Date.now()): string {
  sequence = now === lastMs ? (sequence + 1) & 0xfff : randomInt(0x800)
  lastMs = now
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now, 0, 6)
  bytes.writeUInt16BE(0x7000 | sequence, 6)
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
  return hash('sha256', value)
}

/** A fresh tenant code; whether it is free is for the unique index to say. */
export function newTenantCode(): string {
  const pick = () => tenantCodeAlphabet[randomInt(tenantCodeAlphabet.length)]
  return `TEN-${pick()}${pick()}${pick()}${pick()}${pick()}`
}
