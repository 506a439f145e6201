import { platformRoles } from '@leasehold/catalog'
import { z } from 'zod'
import { email, text } from './common.ts'
import { username } from './username.ts'

export const platformRole = z.enum(platformRoles)

export const createAdminInput = z.strictObject({ username, name: text(100), email, role: platformRole })

export type CreateAdmin = z.output<typeof createAdminInput>
