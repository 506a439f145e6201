import { expect, test } from 'vitest'
import { decideLink, decideStep, linkState } from './rules.ts'

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

const fresh = { expiresAt: after, replacedAt: null, usedAt: null, userId: null }
const begun = { ...fresh, userId: 'owner' }

test.each([
  ['fresh, to anyone', fresh, null, { ok: true, step: 'account' }],
  ['fresh, to who is signed in', fresh, 'other', { ok: true, step: 'account' }],
  ['expired', { ...fresh, expiresAt: before }, null, { ok: false, reason: 'expired' }],
  ['replaced', { ...fresh, replacedAt: before }, null, { ok: false, reason: 'replaced' }],
  ['used without an account', { ...fresh, usedAt: before }, 'owner', { ok: false, reason: 'used' }],
  ['begun, to its owner', begun, 'owner', { ok: true, step: 'setup' }],
  ['begun, to its owner too late', { ...begun, expiresAt: before }, 'owner', { ok: true, step: 'setup' }],
  [
    'begun and replaced, to its owner',
    { ...begun, replacedAt: before },
    'owner',
    { ok: true, step: 'setup' },
  ],
  ['begun, to nobody', begun, null, { ok: true, step: 'sign-in' }],
  ['begun, to another', begun, 'other', { ok: true, step: 'sign-in' }],
  ['begun, too late to nobody', { ...begun, expiresAt: before }, null, { ok: true, step: 'sign-in' }],
  [
    'begun and replaced, to another',
    { ...begun, replacedAt: before },
    'other',
    { ok: false, reason: 'replaced' },
  ],
  ['finished, to its owner', { ...begun, usedAt: before }, 'owner', { ok: true, step: 'finished' }],
  ['finished, to another', { ...begun, usedAt: before }, 'other', { ok: false, reason: 'used' }],
  ['finished, to nobody', { ...begun, usedAt: before }, null, { ok: false, reason: 'used' }],
])('a link that is %s', (_, link, viewer, verdict) => {
  expect(decideStep(link, viewer, now)).toEqual(verdict)
})
