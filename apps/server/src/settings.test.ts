import { expect, test } from 'vitest'
import { maskedSettings, readSettings, SettingsError } from './settings.ts'

const base = { DATABASE_URL: 'postgres://someone:password@localhost/any' }
const keys = { STRIPE_SECRET_KEY: 'sk_test_abc123', STRIPE_WEBHOOK_SECRET: 'whsec_abc123' }
const production = {
  ...base,
  NODE_ENV: 'production',
  APP_SECRET: 'x'.repeat(32),
  WORKSPACE_URL: 'https://app.example.com',
  CONSOLE_URL: 'https://console.example.com',
}

test('nothing needs to be said of Stripe', () => {
  expect(readSettings(base).STRIPE_SECRET_KEY).toBeUndefined()
  expect(readSettings({ ...base, STRIPE_SECRET_KEY: '' }).STRIPE_SECRET_KEY).toBeUndefined()
  expect(readSettings({ ...base, ...keys, STRIPE_TEST_CLOCKS: 'true' })).toMatchObject({
    ...keys,
    STRIPE_TEST_CLOCKS: true,
  })
})

test.each([
  [
    { STRIPE_SECRET_KEY: keys.STRIPE_SECRET_KEY },
    /STRIPE_WEBHOOK_SECRET is not set, which STRIPE_SECRET_KEY/,
  ],
  [
    { STRIPE_WEBHOOK_SECRET: keys.STRIPE_WEBHOOK_SECRET },
    /STRIPE_SECRET_KEY is not set, which STRIPE_WEBHOOK/,
  ],
  [{ ...keys, STRIPE_SECRET_KEY: 'pk_test_published' }, /STRIPE_SECRET_KEY is not valid/],
  [{ ...keys, STRIPE_WEBHOOK_SECRET: 'secret' }, /STRIPE_WEBHOOK_SECRET is not valid/],
  [{ ...keys, STRIPE_API_URL: 'ftp://somewhere' }, /STRIPE_API_URL is not valid/],
  [{ ...keys, STRIPE_TEST_CLOCKS: 'yes' }, /STRIPE_TEST_CLOCKS is not valid/],
])('%j is refused in one sentence, without its values', (given, sentence) => {
  const read = () => readSettings({ ...base, ...given })
  expect(read).toThrow(SettingsError)
  expect(read).toThrow(sentence)
  expect(read).not.toThrow(/published|abc123/)
})

test('production takes no payments through a simulator', () => {
  expect(readSettings({ ...production, ...keys })).toMatchObject(keys)
  const simulated = { ...production, ...keys, STRIPE_API_URL: 'http://127.0.0.1:3002' }
  expect(() => readSettings(simulated)).toThrow(/STRIPE_API_URL/)
})

test('staff see that there are secrets, and not which', () => {
  const shown = maskedSettings(readSettings({ ...base, ...keys, STRIPE_API_URL: 'http://127.0.0.1:3002' }))
  expect(JSON.stringify(shown)).not.toMatch(/abc123|password/)
  expect(shown).toContainEqual({ name: 'STRIPE_SECRET_KEY', value: '••••••••', isSecret: true })
  expect(shown).toContainEqual({ name: 'STRIPE_API_URL', value: 'http://127.0.0.1:3002', isSecret: false })
})
