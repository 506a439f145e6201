/**
 * What `npm test` runs, once everything is installed: every check there is, each stage whatever the others say.
 * `npm test -- lint types` runs these stages alone.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { endOrphansIn } from '../postgres/orphan.ts'
import { explain, StartError } from './errors.ts'
import { Lifetime } from './lifetime.ts'
import { type Outcome, type Stage, stages } from './stages.ts'

const lifetime = new Lifetime()

lifetime.run(
  async () => {
    const room = mkdtempSync(join(tmpdir(), 'leasehold-test-'))
    process.env.TMPDIR = room
    lifetime.atEnd(async () => {
      await endOrphansIn(room)
      rmSync(room, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
    })

    const total: Outcome = { passed: 0, failed: 0 }
    const summary: string[] = []
    for (const { name, run } of chosen(process.argv.slice(2))) {
      console.log(`\n── ${name}`)
      const began = performance.now()
      const {
        passed,
        failed,
        failures = [],
      } = await run({ room, signal: lifetime.signal }).catch((error) => {
        console.error(explain(error))
        return { passed: 0, failed: 1, failures: [] }
      })
      lifetime.signal.throwIfAborted()
      total.passed += passed
      total.failed += failed
      const seconds = ((performance.now() - began) / 1000).toFixed(1)
      summary.push(`${failed > 0 ? 'failed' : 'passed'}  ${seconds.padStart(6)} s  ${name}`)
      summary.push(...failures.map((failure) => `                     ${failure}`))
    }
    console.log(`\n${summary.join('\n')}\n\n${total.passed} passed, ${total.failed} failed`)
    void lifetime.end(total.failed > 0 ? 1 : 0)
  },
  (error) => console.error(explain(error)),
)

function chosen(names: string[]): Stage[] {
  const known = stages.map(({ name }) => name)
  const unknown = names.find((name) => !known.includes(name))
  if (unknown) throw new StartError(`There is no stage ${unknown}: there are ${known.join(', ')}.`)
  return names.length > 0 ? stages.filter(({ name }) => names.includes(name)) : stages
}
