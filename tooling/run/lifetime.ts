import { constants } from 'node:os'

/** How long each part may take to end before the next is told. */
const patienceMs = 12_000

/**
 * The end of a program that has started others: whatever asks for it (Ctrl-C, SIGTERM, the death of the process
 * that launched us, our own failure), everything that was begun is ended once, the last begun first.
 */
export class Lifetime {
  /** True when the program does what it is for: being ended is then no failure. */
  isServing = false
  readonly #abort = new AbortController()
  readonly #ends: (() => Promise<void>)[] = []
  #work: Promise<void> = Promise.resolve()
  #ended: Promise<never> | undefined

  constructor() {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => void this.end(this.isServing ? 0 : 128 + constants.signals[signal]))
    }
    // Our launcher was killed and cannot tell us any more.
    if (process.connected) process.once('disconnect', () => void this.end(1))
  }

  /** Aborts when the end begins. */
  get signal(): AbortSignal {
    return this.#abort.signal
  }

  /**
   * Does the work of the program. The end waits until it has noticed `signal`, so that what it was about to
   * begin is registered, and ended too. What it throws before the end is reported and ends the program.
   */
  run(work: () => Promise<void>, report: (error: unknown) => void): void {
    this.#work = work().catch((error) => {
      if (this.signal.aborted) return
      report(error)
      void this.end(1)
    })
  }

  /** Registers what ends something that has just begun. */
  atEnd(end: () => Promise<void>): void {
    this.#ends.push(end)
  }

  /** Ends everything and then the process. The first call's code counts. */
  end(code: number): Promise<never> {
    this.#ended ??= this.#end(code)
    return this.#ended
  }

  async #end(code: number): Promise<never> {
    this.#abort.abort()
    await within(() => this.#work)
    for (let next = this.#ends.pop(); next; next = this.#ends.pop()) await within(next)
    process.exit(code)
  }
}

async function within(end: () => Promise<unknown>): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, patienceMs)
  await Promise.race([end().catch((error) => console.error(`${error}`)), late])
  clearTimeout(timer)
}
