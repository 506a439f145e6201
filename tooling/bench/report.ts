/** One line of the table: what was measured, what it is held against, and whether it is met. */
export type Row = {
  name: string
  /** Measured value, or ratio; null for a row that only prints a figure. */
  value: number
  unit: 'ratio' | 'kB' | 'ms' | 'count'
  /** `at least` or `at most` the bound; null when there is no bar. */
  bar: { kind: 'at least' | 'at most'; bound: number } | null
  /** The figures behind it, as measured. */
  figures: Record<string, number | string>
}

/** Whether the row meets its bar. */
export function isMet({ value, bar }: Row): boolean {
  if (!bar) return true
  return bar.kind === 'at least' ? value >= bar.bound : value <= bar.bound
}

/** The table as people read it. */
export function printRows(rows: Row[]): void {
  for (const row of rows) {
    const bar = row.bar ? `${row.bar.kind} ${row.bar.bound}` : 'no bar'
    const verdict = row.bar ? (isMet(row) ? 'met' : 'MISSED') : ''
    console.log(`${row.name}\n  ${round(row.value)} ${row.unit} (${bar}) ${verdict}`)
    const figures = Object.entries(row.figures).map(([name, value]) => `${name}: ${round(value)}`)
    console.log(`  ${figures.join(', ')}\n`)
  }
}

function round(value: number | string): string {
  if (typeof value === 'string') return value
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3)
}

/** The median of a list that is not empty. */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low = 0, high = 0] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]]
  return (low + high) / 2
}

/** The value below which `share` of the list lies (nearest rank). */
export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}
