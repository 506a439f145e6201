import type { FeatureValue } from '@leasehold/catalog'
import { expect, test } from 'vitest'
import { compareEntitlements } from './compare.ts'
import { resolveEntitlements } from './rules.ts'

const withDefaults = (defaults: Record<string, FeatureValue>) =>
  resolveEntitlements({ contract: null, plan: {}, addOns: [], overrides: [], defaults }, new Date())

test.each<
  [Record<string, FeatureValue>, Record<string, FeatureValue>, [string, FeatureValue, FeatureValue, string][]]
>([
  [{ CRM: true }, { CRM: true, POS: true }, [['POS', false, true, 'gained']]],
  [{ CRM: true }, { CRM: false }, [['CRM', true, false, 'lost']]],
  [{ CRM: true }, {}, [['CRM', true, false, 'lost']]],
  [{ users: 5 }, { users: 10 }, [['users', 5, 10, 'gained']]],
  [{ users: null }, { users: 10 }, [['users', null, 10, 'lost']]],
  [{ users: 10 }, { users: null }, [['users', 10, null, 'gained']]],
  [{ users: 3 }, {}, [['users', 3, 0, 'lost']]],
  [{ CRM: false, users: 0 }, {}, []],
])('%j becomes %j', (before, after, changes) => {
  const found = compareEntitlements(withDefaults(before), withDefaults(after))
  expect(found.map(({ feature, before: was, after: is, change }) => [feature, was, is, change])).toEqual(
    changes,
  )
})
