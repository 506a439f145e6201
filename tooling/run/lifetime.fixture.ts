/** A program with two parts, for the tests that end it. `fail` as its argument makes it fail as it begins. */
import { setTimeout as wait } from 'node:timers/promises'
import { Lifetime } from './lifetime.ts'

const lifetime = new Lifetime()
const say = (line: string) => console.log(line)

lifetime.run(
  async () => {
    lifetime.atEnd(async () => {
      await wait(50)
      say('first part ended')
    })
    if (process.argv[2] === 'fail') throw new Error('the second part does not begin')
    if (process.argv[2] === 'slow') {
      say(`beginning ${process.pid}`)
      await wait(60_000, undefined, { signal: lifetime.signal }).catch(() => {})
    }
    lifetime.atEnd(async () => say('second part ended'))
    lifetime.signal.throwIfAborted()
    lifetime.isServing = true
    say(`serving ${process.pid}`)
  },
  (error) => say(`reported: ${error}`),
)
