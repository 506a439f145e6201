import { Refusal } from '@leasehold/core'
import { readSettings } from '@leasehold/server'
import { createTRPCClient, httpBatchLink, httpBatchStreamLink, httpLink, TRPCClientError } from '@trpc/client'
import { TRPCError } from '@trpc/server'
import { fastifyTRPCPlugin } from '@trpc/server/adapters/fastify'
import fastify, { type FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createApp } from '../../apps/server/src/http/app.ts'
import { serveTrpc } from '../../apps/server/src/http/trpc-route.ts'
import { procedure, router } from '../../packages/api/src/trpc.ts'
import { type Product, testContext, testProduct } from '../product/index.ts'
import { figure } from './samples.ts'

const thing = z.strictObject({ name: z.string().min(1).max(20), count: z.int().optional() })

/** Everything a procedure can do with an input and an answer. */
const testRouter = router({
  nothing: procedure.query(() => undefined),
  none: procedure.query(() => null),
  empty: procedure.query(() => ''),
  zero: procedure.query(() => 0),
  no: procedure.query(() => false),
  list: procedure.query(() => [1, null, { a: undefined, b: 'ü „😀“' }]),
  instant: procedure.query(() => ({ at: new Date(0) })),
  later: procedure.query(async () => ({ ok: true })),
  echo: procedure.input(z.unknown()).query(({ input }) => ({ input: input ?? 'nothing' })),
  things: router({
    get: procedure.input(thing).query(({ input }) => input),
    deep: router({ er: procedure.query(() => 'deeper') }),
    make: procedure.input(thing).mutation(({ input }) => ({ made: input })),
    makeAny: procedure.mutation(() => ({ made: true })),
    drop: procedure.mutation(() => undefined),
  }),
  refused: procedure.query(() => {
    throw new Refusal('SEAT_LIMIT_REACHED', { limit: 5, used: 5 })
  }),
  refusedChange: procedure.mutation(() => {
    throw new Refusal('VERSION_CONFLICT', { current: { name: 'theirs' } })
  }),
  forbidden: procedure.query(() => {
    throw new TRPCError({ code: 'FORBIDDEN', message: 'said by nobody' })
  }),
  broken: procedure.query(() => {
    throw new Error('a secret of the house')
  }),
  brokenOddly: procedure.mutation(() => {
    throw 'a word'
  }),
})

let product: Product
/** The product's own way, and tRPC's adapter as it comes. */
let own: { app: FastifyInstance; url: string }
let stock: { app: FastifyInstance; url: string }

beforeAll(async () => {
  product = await testProduct()
  const createContext = () => testContext(product, { locale: 'en' })
  const { app: short } = await createApp(
    readSettings({ DATABASE_URL: product.url }),
    pino({ level: 'silent' }),
  )
  const options = { admit: () => {}, onError: () => {}, onAnswer: () => {} }
  serveTrpc(short, { prefix: '/trpc', router: testRouter, createContext, ...options })
  own = { app: short, url: `${await short.listen({ host: '127.0.0.1', port: 0 })}/trpc` }

  const plain = fastify({ bodyLimit: 1_048_576, routerOptions: { maxParamLength: 2_000 } })
  const trpcOptions = { router: testRouter, createContext, maxBatchSize: 20 }
  await plain.register(fastifyTRPCPlugin, { prefix: '/trpc', trpcOptions })
  stock = { app: plain, url: `${await plain.listen({ host: '127.0.0.1', port: 0 })}/trpc` }
})
afterAll(() => Promise.all([own.app.close(), stock.app.close(), product.close()]))

type Request = { path: string; method?: string; body?: string; headers?: Record<string, string> }

async function answer(url: string, { path, method = 'GET', body, headers }: Request) {
  const response = await fetch(`${url}/${path}`, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body }),
  })
  const text = await response.text()
  const type = response.headers.get('content-type')?.split(';')[0]
  return { status: response.status, type, body: text && JSON.parse(text) }
}

const input = (value: unknown) => encodeURIComponent(JSON.stringify(value))
const good = { name: 'chair', count: 2 }
const json = (value: unknown) => JSON.stringify(value)

const requests: Request[] = [
  ...['nothing', 'none', 'empty', 'zero', 'no', 'list', 'instant', 'later', 'things.deep.er'].map((path) => ({
    path,
  })),
  ...['refused', 'forbidden', 'broken', 'echo', 'things.get'].map((path) => ({ path })),
  { path: `echo?input=${input({ a: 1 })}` },
  { path: `echo?input=${input('ü „😀“')}` },
  { path: `echo?input=${input(null)}` },
  { path: 'echo?input=' },
  { path: `things.get?input=${input(good)}` },
  { path: `things.get?input=${input({ name: '' })}` },
  { path: `things.get?input=${input({ ...good, other: 1 })}` },
  { path: `things.get?input=${input([good])}` },
  { path: `things%2Eget?input=${input(good)}` },
  { path: 'things.make', method: 'POST', body: json(good) },
  { path: 'things.make', method: 'POST', body: json({ name: 'x'.repeat(21) }) },
  { path: 'things.make', method: 'POST', body: '{}' },
  { path: 'things.make', method: 'POST', body: 'null' },
  { path: 'things.makeAny', method: 'POST', body: '{}' },
  { path: 'things.drop', method: 'POST', body: 'null' },
  { path: 'refusedChange', method: 'POST', body: '{}' },
  { path: 'brokenOddly', method: 'POST', body: '{}' },
  // What is not there, or not so.
  { path: 'nowhere' },
  { path: 'things' },
  { path: 'things.nowhere' },
  { path: 'nowhere', method: 'POST', body: '{}' },
  { path: 'constructor' },
  { path: '__proto__' },
  { path: 'toString', method: 'POST', body: '{}' },
  { path: 'things.make' },
  { path: `things.make?input=${input(good)}` },
  { path: 'things.get', method: 'POST', body: json(good) },
  { path: 'none,zero' },
  // Batches.
  { path: 'none,zero,later?batch=1&input=%7B%7D' },
  { path: `things.get,echo?batch=1&input=${input({ 0: good, 1: 'x' })}` },
  { path: `things.get,refused,broken?batch=1&input=${input({ 0: { name: '' } })}` },
  { path: 'none?batch=1' },
  { path: 'none,nowhere?batch=1' },
  { path: 'things.make,things.drop?batch=1', method: 'POST', body: json({ 0: good }) },
  { path: 'things.make,refusedChange?batch=1', method: 'POST', body: json({ 0: { name: 1 } }) },
  { path: `${Array(21).fill('none').join(',')}?batch=1&input=%7B%7D` },
  { path: 'things.make,none?batch=1', method: 'POST', body: '{}' },
]

/** Request ids differ; that there is one, does not. */
const withoutIds = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value ?? null), (key, of) => (key === 'requestId' && of ? 'an id' : of))

describe('answered as tRPC’s own adapter answers:', () => {
  test.each(requests.map((request) => [`${request.method ?? 'GET'} ${request.path}`, request] as const))(
    '%s',
    async (_name, request) => {
      const expected = await answer(stock.url, request)
      const given = await answer(own.url, request)
      expect(withoutIds(given)).toEqual(withoutIds(expected))
    },
  )
  afterAll(() => figure(13, `${requests.length} requests answered as by tRPC's own adapter`))
})

const links = {
  httpLink: (url: string) => httpLink({ url }),
  httpBatchLink: (url: string) => httpBatchLink({ url }),
  httpBatchStreamLink: (url: string) => httpBatchStreamLink({ url }),
}

/** What a client makes of an answer: the data, or everything a page reads of an error. */
async function outcome(call: Promise<unknown>): Promise<unknown> {
  try {
    return { data: await call }
  } catch (error) {
    if (!(error instanceof TRPCClientError)) throw error
    return { message: error.message, shape: error.shape, data: error.data }
  }
}

describe.each(Object.entries(links))('a client with %s is told the same', (_name, link) => {
  test('of queries, mutations, refusals and failures, alone and together', async () => {
    const ask = (url: string) => {
      const client = createTRPCClient<typeof testRouter>({ links: [link(url)] })
      return Promise.all(
        [
          client.nothing.query(),
          client.none.query(),
          client.list.query(),
          client.instant.query(),
          client.echo.query({ deep: [{ a: 1 }] }),
          client.things.get.query(good),
          client.things.get.query({ name: '' }),
          client.refused.query(),
          client.broken.query(),
          client.things.make.mutate(good),
          client.things.make.mutate({ name: 'x'.repeat(30) }),
          client.things.drop.mutate(),
          client.refusedChange.mutate(),
          client.brokenOddly.mutate(),
        ].map(outcome),
      )
    }
    expect(withoutIds(await ask(own.url))).toEqual(withoutIds(await ask(stock.url)))
  })
})

test('no answer tells how an error came about', async () => {
  for (const path of ['broken', 'broken,none?batch=1&input=%7B%7D']) {
    const text = JSON.stringify(await answer(own.url, { path }))
    expect(text).not.toMatch(/secret of the house|stack|\.ts:/)
    expect(text).toContain('INTERNAL')
  }
})

test.each([
  ['cut off', '{"name":'],
  ['nothing like it', 'name=chair'],
  ['two at once', '{}{}'],
])('JSON that is %s is bad input, alone and in a batch', async (_name, body) => {
  for (const path of ['things.make', 'things.make?batch=1', 'things.make,things.drop?batch=1']) {
    const answered = await answer(own.url, { path, method: 'POST', body })
    expect(answered, path).toMatchObject({ status: 400 })
    expect(JSON.stringify(answered.body), path).toContain('INVALID_INPUT')
  }
})

test('a change that got no body gets no input', async () => {
  const headers = { 'content-type': 'application/json' }
  const post = (path: string) => answer(own.url, { path, method: 'POST', headers })
  expect(await post('things.make')).toMatchObject({ status: 400 })
  expect(await post('things.makeAny')).toMatchObject({ status: 200 })
})

test.each(['{', '%00', '"\\ud800"', '[]', '12'])('a query’s input of %s is bad input', async (text) => {
  for (const path of ['things.get?', 'things.get?batch=1&', 'things.get,none?batch=1&']) {
    const { status } = await answer(own.url, { path: `${path}input=${encodeURIComponent(text)}` })
    expect([400, 207], path).toContain(status)
  }
})
