/** Something that falls due on a test clock (`clock`) or in real time (null). */
export interface Due {
  at: number
  kind: string
  id: string
  /** Keeps the order of what falls due in the same second. */
  order: number
}

/**
 * What falls due when. An entry only says "look at this object then": whoever handles it looks whether that is
 * still so, and a change of plans needs no search for what was planned before.
 */
export class Agenda {
  readonly #heaps = new Map<string, Due[]>()
  #order = 0

  add(clock: string | null, at: number, kind: string, id: string): void {
    const heap = this.#heapOf(clock)
    heap.push({ at, kind, id, order: this.#order++ })
    rise(heap)
  }

  /** Takes out the earliest entry up to a time. */
  take(clock: string | null, upTo: number): Due | null {
    const heap = this.#heapOf(clock)
    const first = heap[0]
    if (!first || first.at > upTo) return null
    const last = heap.pop()
    if (last && heap.length > 0) {
      heap[0] = last
      sink(heap)
    }
    return first
  }

  drop(clock: string): void {
    this.#heaps.delete(clock)
  }

  toJSON(): { order: number; heaps: [string, Due[]][] } {
    return { order: this.#order, heaps: [...this.#heaps] }
  }

  load(saved: { order: number; heaps: [string, Due[]][] }): void {
    this.#order = saved.order
    for (const [clock, heap] of saved.heaps) this.#heaps.set(clock, heap)
  }

  #heapOf(clock: string | null): Due[] {
    const key = clock ?? ''
    const heap = this.#heaps.get(key) ?? []
    this.#heaps.set(key, heap)
    return heap
  }
}

const earlier = (a: Due | undefined, b: Due | undefined): boolean =>
  !!a && !!b && (a.at < b.at || (a.at === b.at && a.order < b.order))

function swap(heap: Due[], a: number, b: number): void {
  const [first, second] = [heap[a], heap[b]]
  if (!first || !second) return
  heap[a] = second
  heap[b] = first
}

function rise(heap: Due[]): void {
  let at = heap.length - 1
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (!earlier(heap[at], heap[parent])) return
    swap(heap, at, parent)
    at = parent
  }
}

function sink(heap: Due[]): void {
  let at = 0
  for (;;) {
    const [left, right] = [2 * at + 1, 2 * at + 2]
    const child = earlier(heap[right], heap[left]) ? right : left
    if (!earlier(heap[child], heap[at])) return
    swap(heap, at, child)
    at = child
  }
}
