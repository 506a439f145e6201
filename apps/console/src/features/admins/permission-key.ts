import type { PlatformPermission } from '@leasehold/catalog'

type TextKey<P> = P extends `${infer Area}:${infer Deed}` ? `${Area}_${Deed}` : never

/** The permission as part of a text's key, in which a colon would name a namespace. */
export function textKey(permission: PlatformPermission): TextKey<PlatformPermission> {
  return permission.replace(':', '_') as TextKey<PlatformPermission>
}
