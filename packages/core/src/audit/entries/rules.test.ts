import { auditActions } from '@leasehold/catalog'
import { describe, expect, test } from 'vitest'
import { auditedStores, storeActions } from './rules.ts'

describe('whose entries one sees', () => {
  test.each([
    ['BILLING_ADMIN', [], null],
    ['ORG_ADMIN', ['a'], null],
    ['MANAGER', [], null],
    ['MANAGER', ['a', 'b'], ['a', 'b']],
  ] as const)('%s of %j', (role, storeIds, stores) => {
    expect(auditedStores({ userId: 'u', role, storeIds })).toEqual(stores)
  })

  test('what happens to a company as a whole is not about its stores', () => {
    const kinds = new Set(storeActions.map((action) => auditActions[action]))
    expect([...kinds].toSorted()).toEqual(['invitation', 'member', 'store'])
  })
})
