/**
 * How well one number tells two groups apart: the chance that one of the second is larger than one of the first
 * (Mann and Whitney). 0.5 is not at all; 0 and 1 are always.
 */
export function auc(first: number[], second: number[]): number {
  const all = [
    ...first.map((value) => ({ value, isSecond: false })),
    ...second.map((value) => ({ value, isSecond: true })),
  ].toSorted((a, b) => a.value - b.value)
  let rankSum = 0
  for (let from = 0; from < all.length; ) {
    let to = from
    while (to < all.length && all[to]?.value === all[from]?.value) to += 1
    const meanRank = (from + 1 + to) / 2
    for (let i = from; i < to; i += 1) if (all[i]?.isSecond) rankSum += meanRank
    from = to
  }
  const n = second.length
  return (rankSum - (n * (n + 1)) / 2) / (first.length * n)
}
