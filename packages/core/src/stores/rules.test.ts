import { describe, expect, test } from 'vitest'
import { decideStore, mayArchive, reachesStore, storeReach } from './rules.ts'

describe('one more store', () => {
  test.each([
    [{ limit: 1, used: 0 }, { ok: true }],
    [
      { limit: 1, used: 1 },
      { ok: false, limit: 1, used: 1 },
    ],
    // After a smaller plan: nothing is deleted, nothing is added.
    [
      { limit: 1, used: 5 },
      { ok: false, limit: 1, used: 5 },
    ],
    [
      { limit: 0, used: 0 },
      { ok: false, limit: 0, used: 0 },
    ],
    [{ limit: null, used: 5000 }, { ok: true }],
  ])('%j: %j', (usage, verdict) => {
    expect(decideStore(usage)).toEqual(verdict)
  })
})

describe('which stores a person sees', () => {
  test.each([
    ['OPERATOR', [], true],
    ['OPERATOR', ['a'], true],
    ['OPERATOR', ['b'], false],
    ['MANAGER', ['b'], false],
    // Stores limit only roles that are about stores.
    ['ORG_ADMIN', ['b'], true],
    ['BILLING_ADMIN', ['b'], true],
  ] as const)('%s of %j sees store a: %s', (role, storeIds, seen) => {
    expect(reachesStore({ userId: 'u', role, storeIds }, 'a')).toBe(seen)
  })

  test('no store means all', () => {
    expect(storeReach({ userId: 'u', role: 'MANAGER', storeIds: [] })).toBeNull()
  })
})

test('a store is archived when nobody is left without one', () => {
  expect(mayArchive({ members: 0, invitations: 0 })).toBe(true)
  expect(mayArchive({ members: 1, invitations: 0 })).toBe(false)
  expect(mayArchive({ members: 0, invitations: 1 })).toBe(false)
})
