import { permissions, permissionsOf } from '@leasehold/catalog'
import { expect, test } from 'vitest'
import { columns, fixedBy, groups } from './roles.ts'

test('the matrix has every permission once', () => {
  const rows = Object.values(groups).flat()
  const shown = rows.flatMap((row) => columns.flatMap((column) => row[column] ?? []))
  expect(shown.toSorted()).toEqual([...permissions].toSorted())
})

test.each([
  ['company:read', 'always'],
  ['records.deals:delete', 'notBase'],
  ['records.deals:write', 'notOwn'],
  ['records.deals:read', null],
] as const)('%s is fixed by %s', (permission, fixed) => {
  const base = permissionsOf('OPERATOR', null)
  expect(fixedBy(permission, base, new Set(['records.deals:read']))).toBe(fixed)
})
