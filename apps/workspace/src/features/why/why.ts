import type { WorkspaceRouter } from '@leasehold/api'
import type { Permission } from '@leasehold/catalog'
import type { inferRouterOutputs } from '@trpc/server'
import { groups, type MatrixRow } from '../roles/roles.ts'

export type Explanation = inferRouterOutputs<WorkspaceRouter>['entitlements']['why']

/** Someone who is asked about. */
export type Person = { userId: string; name: string }

/** Every permission, with the row and the column of the matrix of roles that it stands in. */
export const permissionPlaces = Object.values(groups)
  .flat()
  .flatMap((row) =>
    (['see', 'change', 'delete'] as const).flatMap((action) => {
      const permission = row[action]
      return permission ? [{ permission, action, of: row.of }] : []
    }),
  )

export type PermissionPlace = {
  permission: Permission
  action: 'see' | 'change' | 'delete'
  of: MatrixRow['of']
}

/** What is asked about, as a choice of a list has it; null when it is none. */
export function subjectOf(value: string): { permission: Permission } | { feature: string } {
  const found = permissionPlaces.find(({ permission }) => permission === value)
  return found ? { permission: found.permission } : { feature: value }
}
