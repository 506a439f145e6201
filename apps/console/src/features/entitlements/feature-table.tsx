import { useTranslation } from '@leasehold/i18n/react'
import { type Column, DataTable, ListFilter, MomentText, StatusBadge, useListSearch } from '@leasehold/ui'
import { ActionIcon, Menu } from '@mantine/core'
import { IconArrowBackUp, IconDots, IconHelpCircle, IconPencil } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import classes from './entitlements.module.css'
import { type Held, type HeldFeature, overrideInForce } from './entitlements.ts'
import { FeatureSources } from './feature-sources.tsx'
import { GrantDialog } from './grant-dialog.tsx'
import { QuickSwitch } from './quick-switch.tsx'
import { RevokeOverride } from './revoke-override.tsx'
import { useFeatureText } from './use-feature-text.ts'

const route = getRouteApi('/_signed-in/companies/$tenantId/entitlements')

type Props = { tenantId: string; held: Held; onWhy: (feature: HeldFeature) => void }

/** Every feature of the catalog and what the company has of it. A catalog is short: it is searched here. */
export function FeatureTable({ tenantId, held, onWhy }: Props) {
  const { t, locale } = useTranslation('entitlements')
  const list = useListSearch(route.useSearch())
  const [setting, setSetting] = useState<HeldFeature | null>(null)
  const [revoking, setRevoking] = useState<{ id: string; feature: string } | null>(null)
  const { query = '', granted } = list.search
  const words = query.toLowerCase()
  const items = held.features.filter(
    (feature) =>
      (granted === undefined || overrideInForce(feature) !== null) &&
      [...Object.values(feature.name), feature.key].some((text) => text.toLowerCase().includes(words)),
  )
  const columns: Column<HeldFeature, never>[] = [
    { key: 'feature', header: t('feature'), cell: (feature) => <Name feature={feature} />, width: '24%' },
    { key: 'value', header: t('value'), cell: (feature) => <Worth feature={feature} /> },
    { key: 'source', header: t('source'), cell: ({ sources }) => <FeatureSources sources={sources} /> },
    {
      key: 'until',
      header: t('until'),
      cell: ({ until }) => (until ? <MomentText value={until} as="date" /> : '–'),
      width: '8rem',
    },
  ]
  return (
    <>
      <DataTable
        label={t('features')}
        query={{
          data: { items, next: null, previous: null },
          error: null,
          isPlaceholderData: false,
          refetch: () => {},
        }}
        list={list}
        columns={columns}
        rowKey={({ key }) => key}
        searchLabel={t('search')}
        filters={
          <ListFilter
            list={list}
            name="granted"
            label={t('granted')}
            none={t('grantedAll')}
            options={[{ value: 'yes', label: t('grantedOnly') }]}
          />
        }
        empty={{ title: t('emptyTitle'), text: t('emptyText') }}
        rowActions={(feature) => (
          <span className={classes.rowActions}>
            {held.may.manage && feature.kind === 'switch' ? (
              <QuickSwitch tenantId={tenantId} feature={feature} />
            ) : null}
            <RowMenu
              feature={feature}
              mayManage={held.may.manage}
              onSet={() => setSetting(feature)}
              onRevoke={(id) => setRevoking({ id, feature: feature.name[locale] })}
              onWhy={() => onWhy(feature)}
            />
          </span>
        )}
      />
      <GrantDialog tenantId={tenantId} feature={setting} onClose={() => setSetting(null)} />
      <RevokeOverride tenantId={tenantId} override={revoking} onClose={() => setRevoking(null)} />
    </>
  )
}

function Name({ feature }: { feature: HeldFeature }) {
  const { locale } = useTranslation('entitlements')
  return (
    <span className={classes.feature}>
      <span>{feature.name[locale]}</span>
      <span>{feature.key}</span>
    </span>
  )
}

function Worth({ feature }: { feature: HeldFeature }) {
  const { t } = useTranslation('entitlements')
  const text = useFeatureText()
  const { value, used, isOver } = feature
  if (typeof value === 'boolean') {
    return <StatusBadge tone={value ? 'success' : 'neutral'}>{text(feature, value)}</StatusBadge>
  }
  return (
    <span className={classes.worth}>
      {used === null
        ? text(feature, value)
        : t('usedOf', { used: text(feature, used), value: text(feature, value) })}
      {isOver ? <StatusBadge tone="warning">{t('overLimit')}</StatusBadge> : null}
    </span>
  )
}

type MenuProps = {
  feature: HeldFeature
  mayManage: boolean
  onSet: () => void
  onRevoke: (id: string) => void
  onWhy: () => void
}

function RowMenu({ feature, mayManage, onSet, onRevoke, onWhy }: MenuProps) {
  const { t, locale } = useTranslation('entitlements')
  const override = overrideInForce(feature)
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('actionsOf', { feature: feature.name[locale] })}
        >
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {mayManage ? (
          <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={onSet}>
            {t('set')}
          </Menu.Item>
        ) : null}
        {mayManage && override ? (
          <Menu.Item
            leftSection={<IconArrowBackUp size={16} aria-hidden />}
            onClick={() => onRevoke(override)}
          >
            {t('undo')}
          </Menu.Item>
        ) : null}
        <Menu.Item leftSection={<IconHelpCircle size={16} aria-hidden />} onClick={onWhy}>
          {t('why')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
