import { appendFileSync } from 'node:fs'

/** True in `npm run prove`, which takes every sample at full size. */
export const isProof = process.env.LEASEHOLD_PROVE === '1'

/** How large a sample is: what `npm test` can afford, and what the guarantee speaks of. */
export function samples({ test, proof }: { test: number; proof: number }): number {
  return isProof ? proof : test
}

/** Milliseconds a test may take: many times what it does, for other tests run beside it on slower machines too. */
export const patience = { timeout: isProof ? 3_600_000 : 240_000 }

/**
 * The figure behind a guarantee, as measured: `npm run prove` prints it beside the verdict.
 *
 * @param guarantee its number in the list
 */
export function figure(guarantee: number, text: string): void {
  const file = process.env.LEASEHOLD_FIGURES
  if (file) appendFileSync(file, `${JSON.stringify({ guarantee, text })}\n`)
}
