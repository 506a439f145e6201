import { percentOf, split } from './money.ts'

/** A discount as arithmetic sees it. */
export interface Reduction {
  id: string
  percent: number | null
  amount: number | null
  /** The products it is limited to. */
  products: string[] | null
}

export interface Reducible {
  amount: number
  discountable: boolean
  product: string | null
}

/**
 * What each discount takes off each line, one list per line. Discounts apply one after the other to what the ones
 * before left; an amount is spread over the lines, and none goes below zero.
 */
export function reduce(
  lines: Reducible[],
  reductions: Reduction[],
): { discount: string; amount: number }[][] {
  const left = lines.map((line) => line.amount)
  const taken: { discount: string; amount: number }[][] = lines.map(() => [])
  for (const { id, percent, amount, products } of reductions) {
    const base = lines.map(({ discountable, product }, at) => {
      const meant = discountable && (!products || (product !== null && products.includes(product)))
      return meant ? Math.max(left[at] ?? 0, 0) : 0
    })
    const whole = base.reduce((sum, each) => sum + each, 0)
    const parts =
      percent === null
        ? split(Math.min(amount ?? 0, whole), base)
        : base.map((each) => percentOf(each, percent))
    for (const [at, part] of parts.entries()) {
      if (base[at] === 0 && part === 0) continue
      left[at] = (left[at] ?? 0) - part
      taken[at]?.push({ discount: id, amount: part })
    }
  }
  return taken
}
