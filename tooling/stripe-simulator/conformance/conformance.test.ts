import { existsSync, readFileSync } from 'node:fs'
import Stripe from 'stripe'
import { expect, test } from 'vitest'
import { startStripeSimulator } from '../index.ts'
import { differences, exampleOf, type Json, objectsIn } from './differences.ts'
import { tellStory } from './story.ts'

/** Stripe's example objects, from its OpenAPI repository; they are not part of the project. */
const examplesFile =
  process.env.STRIPE_FIXTURES ?? new URL('../../../../shared/stripe/fixtures3.json', import.meta.url).pathname

/** What the examples still show of versions before the one that the SDK speaks: an invoice names its `parent`. */
const isOutdated = (problem: string) => problem === 'invoice.subscription is missing'

test('every object the simulator answers with has the shape of Stripe’s own example', async () => {
  const simulator = await startStripeSimulator()
  const answered: Json[] = []
  simulator.hooks.afterHandle = (_request, answer) => {
    if (answer.headers['content-type'] === 'application/json') answered.push(JSON.parse(String(answer.body)))
    return answer
  }
  const { port, secretKey } = simulator
  const stripe = new Stripe(secretKey, { host: '127.0.0.1', port, protocol: 'http', telemetry: false })
  await tellStory(stripe, simulator)
  await simulator.stop()
  const objects = objectsIn(answered)
  expect(objects.length).toBeGreaterThan(200)

  if (!existsSync(examplesFile)) {
    console.warn(`Stripe's examples are not at ${examplesFile}: ${objects.length} objects were not compared.`)
    return
  }
  const examples: Record<string, Json> = JSON.parse(readFileSync(examplesFile, 'utf8')).resources
  const compared = new Set<string>()
  const [problems, unknownToStripe] = [new Set<string>(), new Set<string>()]
  for (const object of objects) {
    const name = exampleOf(object)
    const example = examples[name]
    if (example === undefined) unknownToStripe.add(name)
    else
      for (const problem of differences(object, example, name))
        if (!isOutdated(problem)) problems.add(problem)
    compared.add(name)
  }
  console.info(
    `compared ${objects.length} objects of ${compared.size} kinds: ${[...compared].sort().join(', ')}`,
  )
  expect([...problems].sort()).toEqual([])
  expect([...unknownToStripe]).toEqual([])
})
