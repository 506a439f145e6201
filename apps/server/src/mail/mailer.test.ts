import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { runJobs } from '@leasehold/tooling/jobs'
import {
  addAdmin,
  addCompany,
  asAdmin,
  asVisitor,
  type Product,
  testProduct,
} from '@leasehold/tooling/product'
import { tablesHolding } from '@leasehold/tooling/tables'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { readSettings } from '../settings.ts'
import { createMailer } from './mailer.ts'

let product: Product
beforeAll(async () => {
  product = await testProduct()
})
afterAll(() => product.close())

/** A mail server that accepts what it is told to. */
async function smtpServer(options: SMTPServerOptions = {}) {
  const received: { to: string[]; source: string }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, { envelope }, done) => {
      void text(stream).then((source) => {
        received.push({ to: envelope.rcptTo.map(({ address }) => address), source })
        done()
      })
    },
    ...options,
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  onTestFinished(() => new Promise((done) => server.close(() => done())))
  const { port } = server.server.address() as AddressInfo
  return { received, url: `smtp://127.0.0.1:${port}` }
}

function mailerFor(SMTP_URL = '') {
  const settings = readSettings({ DATABASE_URL: product.url, SMTP_URL, MAIL_FROM: 'Us <us@example.com>' })
  const mailer = createMailer(product.database, settings)
  onTestFinished(() => mailer.close())
  return mailer
}

const token = 'T'.repeat(43)
let keys = 0
const message = (to = 'ada@example.com') =>
  ({
    template: 'password-reset',
    to,
    locale: 'en',
    values: { name: 'Ada', link: `https://workspace.example/reset-password/${token}` },
  }) as const

/** The newest mail as staff see it. */
async function newest() {
  const admin = await asAdmin(product, await addAdmin(product))
  const { items } = await admin.mails.list({ limit: 1 })
  if (!items[0]) throw new Error('There is no mail.')
  return admin.mails.get({ id: items[0].id })
}

test('a mail goes out by SMTP, in both forms, and its text is not kept', async () => {
  const { received, url } = await smtpServer()
  const mailer = mailerFor(url)
  const key = `${++keys}`
  await mailer.send(key, message(), { isLast: false })
  expect(received).toMatchObject([{ to: ['ada@example.com'] }])
  const source = received[0]?.source ?? ''
  expect(source).toMatch(/^From: Us <us@example\.com>/m)
  expect(source).toMatch(/^Subject: Reset your password/m)
  expect(source).toMatch(/Content-Type: text\/plain/)
  expect(source).toMatch(/Content-Type: text\/html/)
  expect(await newest()).toMatchObject({ status: 'sent', recipient: 'ada@example.com', text: null })
  expect(await tablesHolding(product, token)).toEqual([])
})

test('a job that runs again sends nothing twice', async () => {
  const { received, url } = await smtpServer()
  const mailer = mailerFor(url)
  const key = `${++keys}`
  expect(await mailer.wasHandedOver(key)).toBe(false)
  await mailer.send(key, message(), { isLast: false })
  expect(await mailer.wasHandedOver(key)).toBe(true)
  await mailer.send(key, message(), { isLast: false })
  expect(received).toHaveLength(1)
})

test('a server that is busy is tried again, and the mail says why it waits', async () => {
  let busy = true
  const { received, url } = await smtpServer({
    onRcptTo: (_address, _session, done) =>
      done(busy ? Object.assign(new Error('Try again later'), { responseCode: 451 }) : undefined),
  })
  const mailer = mailerFor(url)
  const key = `${++keys}`
  await expect(mailer.send(key, message(), { isLast: false })).rejects.toThrow(/451/)
  expect(await newest()).toMatchObject({ status: 'queued', failure: expect.stringContaining('451') })
  busy = false
  await mailer.send(key, message(), { isLast: false })
  expect(received).toHaveLength(1)
  expect(await newest()).toMatchObject({ status: 'sent', failure: null })
})

test('a recipient that does not exist is listed as failed and not tried again', async () => {
  const { url } = await smtpServer({
    onRcptTo: (_address, _session, done) =>
      done(Object.assign(new Error('No such mailbox'), { responseCode: 550 })),
  })
  await mailerFor(url).send(`${++keys}`, message('gone@example.com'), { isLast: false })
  expect(await newest()).toMatchObject({ status: 'failed', failure: expect.stringContaining('550') })
})

test('a server that cannot be reached is tried until the last attempt', async () => {
  const mailer = mailerFor('smtp://127.0.0.1:1')
  const key = `${++keys}`
  await expect(mailer.send(key, message(), { isLast: false })).rejects.toThrow()
  expect(await newest()).toMatchObject({ status: 'queued' })
  await expect(mailer.send(key, message(), { isLast: true })).rejects.toThrow()
  expect(await newest()).toMatchObject({ status: 'failed' })
})

test('without a mail server the whole mail is kept for staff to read', async () => {
  const mailer = mailerFor()
  const key = `${++keys}`
  await mailer.send(key, message(), { isLast: false })
  const { status, text: kept } = await newest()
  expect(status).toBe('kept')
  expect(kept?.plain).toContain(token)
  expect(kept?.html).toContain(token)
  await mailer.send(key, message(), { isLast: false })
  expect(await mailer.wasHandedOver(key)).toBe(true)
})

test('a reset is mailed from the request to the reader', async () => {
  const { received, url } = await smtpServer()
  const mailer = mailerFor(url)
  const { user } = await addCompany(product)
  await asVisitor(product).auth.requestPasswordReset({ login: user.username })
  await runJobs(product, {
    sendMail: (mail) => mailer.send(`${++keys}`, mail, { isLast: false }),
  })
  const source = decodeQuotedPrintable(received[0]?.source ?? '')
  const link = /http:\/\/workspace\.test\/reset-password\/([\w-]{43})/.exec(source)?.[1] ?? ''
  await asVisitor(product).auth.resetPassword({ token: link, password: 'a quite different phrase' })
})

function decodeQuotedPrintable(source: string): string {
  return source
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
