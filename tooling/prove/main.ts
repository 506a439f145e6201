/**
 * What `npm run prove` runs: every guarantee at full sample size, one line each. `npm run prove -- 12 24` runs
 * these alone. It takes hours; `npm test` runs the same tests with small samples.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { endOrphansIn } from '../postgres/orphan.ts'
import { explain, StartError } from '../run/errors.ts'
import { Lifetime } from '../run/lifetime.ts'
import { type Guarantee, guarantees } from './guarantees.ts'
import { runTests, type Shown } from './run-tests.ts'

const lifetime = new Lifetime()

lifetime.run(
  async () => {
    const room = mkdtempSync(join(tmpdir(), 'leasehold-prove-'))
    process.env.TMPDIR = room
    lifetime.atEnd(async () => {
      await endOrphansIn(room)
      rmSync(room, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
    })
    let broken = 0
    for (const guarantee of chosen(process.argv.slice(2))) {
      const began = performance.now()
      const { held, figure, failures } = await show(guarantee, room)
      lifetime.signal.throwIfAborted()
      if (!held) broken += 1
      const minutes = ((performance.now() - began) / 60_000).toFixed(1)
      const verdict = held ? 'held  ' : 'BROKEN'
      console.log(
        `${`${guarantee.number}`.padStart(3)}  ${verdict}  ${guarantee.promise} (${minutes} min): ${figure}`,
      )
      for (const failure of failures) console.log(`             ${failure}`)
    }
    console.log(broken > 0 ? `\n${broken} broken` : '\nall held')
    void lifetime.end(broken > 0 ? 1 : 0)
  },
  (error) => console.error(explain(error)),
)

async function show({ proof }: Guarantee, room: string): Promise<Shown> {
  if (typeof proof === 'function') {
    const { held, figure } = await proof()
    return { held, figure, failures: [] }
  }
  return runTests(proof, room, lifetime.signal)
}

function chosen(numbers: string[]): Guarantee[] {
  const known = guarantees.map(({ number }) => `${number}`)
  const unknown = numbers.find((number) => !known.includes(number))
  if (unknown) throw new StartError(`There is no guarantee ${unknown}: there are ${known.join(', ')}.`)
  return numbers.length > 0 ? guarantees.filter(({ number }) => numbers.includes(`${number}`)) : guarantees
}
