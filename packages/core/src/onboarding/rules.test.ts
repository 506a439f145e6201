import { expect, test } from 'vitest'
import { decideLink, linkState } from './rules.ts'

const now = new Date('2026-03-10T12:00:00Z')
const before = new Date('2026-03-10T11:59:59Z')
const after = new Date('2026-03-10T12:00:01Z')

test.each([
  ['waiting', { expiresAt: after, replacedAt: null, usedAt: null }],
  ['expired', { expiresAt: now, replacedAt: null, usedAt: null }],
  ['expired', { expiresAt: before, replacedAt: null, usedAt: null }],
  ['replaced', { expiresAt: after, replacedAt: before, usedAt: null }],
  ['replaced', { expiresAt: before, replacedAt: before, usedAt: null }],
  ['used', { expiresAt: after, replacedAt: null, usedAt: before }],
  ['used', { expiresAt: before, replacedAt: null, usedAt: before }],
  ['used', { expiresAt: before, replacedAt: before, usedAt: before }],
] as const)('a link is %s: %o', (state, link) => {
  expect(linkState(link, now)).toBe(state)
})

test.each([
  ['pending_creation', null, { ok: true }],
  ['ongoing_creation', null, { ok: true }],
  ['active', null, { ok: false, reason: 'already-active' }],
  ['pending_creation', before, { ok: false, reason: 'deleted' }],
  ['active', before, { ok: false, reason: 'deleted' }],
] as const)('a link for a company that is %s, deleted %o', (activation, deletedAt, verdict) => {
  expect(decideLink({ activation, deletedAt })).toEqual(verdict)
})
