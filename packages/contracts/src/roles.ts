import { basicPermissions, permissions } from '@leasehold/catalog'
import { z } from 'zod'
import { idempotencyKey, text, uuid, version } from './common.ts'
import { role } from './members.ts'

/** What a custom role allows, in the order of the vocabulary, and what everyone may do with it. */
const chosenPermissions = z
  .array(z.enum(permissions))
  .max(permissions.length * 2)
  .transform((chosen) => {
    const all = new Set([...basicPermissions, ...chosen])
    return permissions.filter((permission) => all.has(permission))
  })

const fields = { name: text(60), permissions: chosenPermissions }

export const createRoleInput = z.strictObject({ ...fields, base: role, idempotencyKey })

/** The base stays: members who have the role have its base too. */
export const changeRoleInput = z.strictObject({ ...fields, id: uuid, version })

export const roleVersionInput = z.strictObject({ id: uuid, version })

export type CreateRole = z.output<typeof createRoleInput>
export type ChangeRole = z.output<typeof changeRoleInput>
export type RoleVersion = z.output<typeof roleVersionInput>
