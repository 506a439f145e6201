import type { FeatureUnit, FeatureValue, Role } from '@leasehold/catalog'
import type { whyOfMember } from '@leasehold/core'
import { translate } from '@leasehold/i18n/server'

type Answer = Awaited<ReturnType<typeof whyOfMember>>

/** The chain as a page shows it, a line for each link, in English. */
export function explanationLines({ allowed, person, links }: Answer): string[] {
  const [membership, role, stores, entitlement, billing] = links
  const says = (kind: Answer['links'][number]['kind'], code: string, params: Record<string, unknown> = {}) =>
    translate('en', `why:${kind}.${code}` as Parameters<typeof translate>[1], params)
  const { value, used, named } = entitlement
  const texts = [
    says('membership', membership.code),
    says('role', role.code, {
      role: role.customRole ?? roleName(role.role),
      permission: role.permission ?? '',
    }),
    says('stores', stores.code, { stores: stores.stores.join(', ') }),
    [
      says('entitlement', entitlement.code, {
        feature: entitlement.feature ?? '',
        value: valueText(value, named?.unit ?? null),
        used: used === null ? '' : valueText(used, named?.unit ?? null),
      }),
      ...entitlement.sources.map((source) =>
        source.kind === 'override' ? `[override ${source.id}: ${source.reason}]` : `[${sourceOf(source)}]`,
      ),
      ...(entitlement.until ? [`[until ${entitlement.until.toISOString()}]`] : []),
    ].join(' '),
    `${says('billing', billing.code)} [access ${billing.access}, needs ${billing.minimum}]`,
  ]
  return [
    translate('en', allowed ? 'why:yes' : 'why:no', { name: person.name }),
    ...links.map(({ kind, ok }, i) => `  ${ok ? 'yes' : 'NO '}  ${kind.padEnd(11)}  ${texts[i]}`),
  ]
}

function roleName(role: Role | null): string {
  return role === null ? '' : translate('en', `common:roles.${role}`)
}

function sourceOf(source: Answer['links'][3]['sources'][number]): string {
  return 'planVersion' in source ? `${source.kind} ${source.plan} ${source.planVersion}` : source.kind
}

/** A value as it is written in a terminal. */
export function valueText(value: FeatureValue, unit: FeatureUnit | null): string {
  if (typeof value === 'boolean') return value ? 'open' : 'closed'
  if (value === null) return 'unlimited'
  return unit === null || unit === 'count' ? String(value) : `${value} ${unit}`
}
