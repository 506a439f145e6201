/** Currencies without a smaller unit; what they cost is said in whole units. */
const zeroDecimal = new Set('bif clp djf gnf jpy kmf krw mga pyg rwf ugx vnd vuv xaf xof xpf'.split(' '))
const threeDecimal = new Set('bhd jod kwd omr tnd'.split(' '))

/** How many digits a currency's smallest unit stands behind the point. */
export function decimalsOf(currency: string): number {
  if (zeroDecimal.has(currency)) return 0
  return threeDecimal.has(currency) ? 3 : 2
}

/** `amount × part / whole`, rounded to the nearest whole with halves away from zero, exactly. */
export function share(amount: number, part: number, whole: number): number {
  const [product, divisor] = [BigInt(amount) * BigInt(part), BigInt(whole)]
  const negative = product < 0n !== divisor < 0n && product !== 0n
  const [top, bottom] = [product < 0n ? -product : product, divisor < 0n ? -divisor : divisor]
  const rounded = Number((2n * top + bottom) / (2n * bottom))
  return negative ? -rounded : rounded
}

/** What a percentage (with up to four digits) of an amount is. */
export function percentOf(amount: number, percent: number): number {
  return share(amount, Math.round(percent * 10_000), 1_000_000)
}

/** A quantity of something whose price may have digits below the smallest unit. */
export function priceOf(unitAmountDecimal: string, quantity: number): number {
  const [whole = '0', digits = ''] = unitAmountDecimal.replace('-', '').split('.')
  const scale = 10n ** BigInt(digits.length)
  const total = BigInt(whole + digits) * BigInt(quantity)
  const rounded = Number((2n * total + scale) / (2n * scale))
  return unitAmountDecimal.startsWith('-') ? -rounded : rounded
}

/** Splits an amount over weights so that the parts add up to it; what rounding leaves goes to the largest. */
export function split(amount: number, weights: number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (total === 0) return weights.map(() => 0)
  const parts = weights.map((weight) => share(amount, weight, total))
  const rest = amount - parts.reduce((sum, part) => sum + part, 0)
  const largest = weights.indexOf(Math.max(...weights))
  return parts.map((part, at) => (at === largest ? part + rest : part))
}
