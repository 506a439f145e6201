import {
  basicPermissions,
  type Permission,
  permissions,
  permissionsOf,
  type Role,
  roles,
} from '@leasehold/catalog'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { beyondOwn, decideRole } from './rules.ts'

const editor = (role: Role, custom: Permission[] | null = null) => ({
  role,
  permissions: permissionsOf(role, custom),
})

describe('making a role', () => {
  test.each([
    ['an administrator, of what managers may', editor('ORG_ADMIN'), 'MANAGER', ['members:read'], 'ok'],
    ['an administrator, of nothing but what everyone may', editor('ORG_ADMIN'), 'OPERATOR', [], 'ok'],
    ['an administrator, on a billing admin', editor('ORG_ADMIN'), 'BILLING_ADMIN', [], 'base-above-own'],
    ['a billing admin, to pay', editor('BILLING_ADMIN'), 'BILLING_ADMIN', ['billing:manage'], 'ok'],
    ['a billing admin who cannot pay', editor('BILLING_ADMIN'), 'BILLING_ADMIN', [], 'cannot-pay'],
    ['an operator who deletes', editor('ORG_ADMIN'), 'OPERATOR', ['records.deals:delete'], 'beyond-base'],
    ['a manager who sees billing', editor('ORG_ADMIN'), 'MANAGER', ['billing:read'], 'beyond-base'],
    ['what there is not', editor('ORG_ADMIN'), 'MANAGER', ['everything:manage'], 'beyond-base'],
    [
      'somebody narrowed, of what they may',
      editor('ORG_ADMIN', ['roles:manage', 'members:read']),
      'MANAGER',
      ['members:read'],
      'ok',
    ],
    [
      'somebody narrowed, of what they may not',
      editor('ORG_ADMIN', ['roles:manage']),
      'MANAGER',
      ['members:read'],
      'above-own',
    ],
  ] as const)('%s', (_, by, base, chosen, verdict) => {
    const decided = decideRole(by, { base, permissions: [...chosen] })
    expect(decided.ok ? 'ok' : decided.reason).toBe(verdict)
  })

  test('the refusal names what is too much', () => {
    const verdict = decideRole(editor('ORG_ADMIN', ['roles:manage']), {
      base: 'MANAGER',
      permissions: ['audit:read', 'members:read', 'company:read'],
    })
    expect(verdict).toEqual({ ok: false, reason: 'above-own', permissions: ['members:read', 'audit:read'] })
  })
})

const somePermissions = fc.subarray([...permissions])
const anyRole = fc.constantFrom(...roles)

test('whatever is made, changed or given, nobody comes out with more than whoever gave it', () => {
  fc.assert(
    fc.property(
      fc.record({ role: anyRole, custom: fc.option(somePermissions) }),
      fc.record({ base: anyRole, permissions: somePermissions }),
      ({ role, custom }, parts) => {
        const by = editor(role, custom)
        if (!decideRole(by, parts).ok) return
        const granted = permissionsOf(parts.base, parts.permissions)
        expect([...granted].filter((permission) => !by.permissions.has(permission))).toEqual([])
        expect(roles.indexOf(parts.base)).toBeGreaterThanOrEqual(roles.indexOf(role))
        // What everyone may do stays in it.
        expect([...granted]).toEqual(expect.arrayContaining([...basicPermissions]))
      },
    ),
  )
})

test.each([
  ['an administrator gives any role below', editor('ORG_ADMIN'), 'MANAGER', null, 0],
  [
    'one who may only invite gives no administrator',
    editor('ORG_ADMIN', ['members:invite']),
    'ORG_ADMIN',
    null,
    1,
  ],
  [
    'but somebody who may as much',
    editor('ORG_ADMIN', ['members:invite']),
    'ORG_ADMIN',
    ['members:invite'],
    0,
  ],
] as const)('%s', (_, by, role, custom, above) => {
  expect(Math.min(1, beyondOwn(by, { role, custom }).length)).toBe(above)
})
