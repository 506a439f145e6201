import { permissions, permissionsOf } from '@leasehold/catalog'
import { expect, test } from 'vitest'
import { beginning, columns, fixedBy, groups } from './roles.ts'

test('the matrix has every permission once', () => {
  const rows = Object.values(groups).flat()
  const shown = rows.flatMap((row) => columns.flatMap((column) => row[column] ?? []))
  expect(shown.toSorted()).toEqual([...permissions].toSorted())
})

test('a new role begins with all of its base that one may give, and may always pay where it must', () => {
  const [base, own] = [
    permissionsOf('BILLING_ADMIN', null),
    permissionsOf('BILLING_ADMIN', ['billing:manage']),
  ]
  expect([...beginning(base, base)]).toEqual([...base])
  expect([...beginning(base, own)]).toEqual([...own])
  expect(fixedBy('billing:manage', base, own)).toBe('mustPay')
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
