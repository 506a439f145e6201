/**
 * A whole number of small units as people write it in large ones: 60050 with two digits is "600.50", and with none
 * "60050". What is even stays short: "600".
 */
export function scaledText(value: number, digits: number): string {
  const text = `${value}`.padStart(digits + 1, '0')
  const whole = digits === 0 ? text : text.slice(0, -digits)
  const rest = digits === 0 ? '' : text.slice(-digits)
  if (/^0*$/.test(rest)) return whole
  return `${whole}.${digits > 2 ? rest.replace(/0+$/, '') : rest}`
}

/** The small units of what was typed: null when nothing was, NaN when it cannot be read. Reads full-width digits. */
export function readScaled(text: string, digits: number): number | null {
  const plain = text.normalize('NFKC').replaceAll(/[,\s]/g, '')
  if (plain === '') return null
  const [, whole = '', rest = ''] = /^(\d{1,15})(?:\.(\d*))?$/.exec(plain) ?? []
  if (whole === '' || rest.length > digits) return Number.NaN
  return Number(`${whole}${rest.padEnd(digits, '0')}`)
}

/** Digits between a gigabyte and a byte. */
export const gigabyteDigits = 9
