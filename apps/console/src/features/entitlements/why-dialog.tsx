import { type Permission, permissions } from '@leasehold/catalog'
import { useTranslation } from '@leasehold/i18n/react'
import { ErrorState } from '@leasehold/ui'
import { Modal, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import classes from './entitlements.module.css'
import type { HeldFeature } from './entitlements.ts'
import { usePermissionText } from './use-permission-text.ts'
import { WhyChain } from './why-chain.tsx'

/** About which feature one asks first; null to choose it in the dialog. */
export type AskedWhy = { feature: string | null }

type Props = {
  tenantId: string
  features: readonly HeldFeature[]
  asked: AskedWhy | null
  onClose: () => void
}

/** Tells why a member has a feature or a permission, or has not. */
export function WhyDialog({ tenantId, features, asked, onClose }: Props) {
  const { t } = useTranslation('why')
  return (
    <Modal opened={asked !== null} onClose={onClose} size="lg" title={t('title')}>
      {asked ? <Ask tenantId={tenantId} features={features} first={asked.feature} /> : null}
    </Modal>
  )
}

type AskProps = { tenantId: string; features: readonly HeldFeature[]; first: string | null }

function Ask({ tenantId, features, first }: AskProps) {
  const { t, locale } = useTranslation('why')
  const trpc = useTRPC()
  const permissionText = usePermissionText()
  const [userId, setUserId] = useState<string | null>(null)
  const [subject, setSubject] = useState<string | null>(first === null ? null : `feature ${first}`)
  const [kind, key] = subject?.split(' ') ?? []
  const permission = kind === 'permission' ? permissions.find((one): one is Permission => one === key) : null
  const about = permission ? { permission } : key ? { feature: key } : null
  const answer = useQuery(
    trpc.entitlements.why.queryOptions(userId && about ? { tenantId, userId, ...about } : skipToken, {
      placeholderData: keepPreviousData,
      staleTime: 0,
    }),
  )
  return (
    <div className={classes.stack}>
      <div className={classes.pair}>
        <MemberSelect tenantId={tenantId} value={userId} onChange={setUserId} />
        <Select
          label={t('subject')}
          placeholder={t('subjectHint')}
          searchable
          limit={200}
          nothingFoundMessage={t('nothing')}
          allowDeselect={false}
          value={subject}
          onChange={setSubject}
          data={[
            {
              group: t('features'),
              items: features.map((each) => ({ value: `feature ${each.key}`, label: each.name[locale] })),
            },
            {
              group: t('permissions'),
              items: permissions.map((each) => ({
                value: `permission ${each}`,
                label: permissionText(each),
              })),
            },
          ]}
        />
      </div>
      <div aria-live="polite" aria-busy={answer.isFetching}>
        {answer.error ? (
          <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
        ) : answer.data ? (
          <WhyChain explanation={answer.data} />
        ) : (
          <p className={classes.dimmed}>{t('choose')}</p>
        )}
      </div>
    </div>
  )
}

type MemberProps = { tenantId: string; value: string | null; onChange: (userId: string | null) => void }

/** One of the company's people, found by the server while one types. */
function MemberSelect({ tenantId, value, onChange }: MemberProps) {
  const { t } = useTranslation('why')
  const trpc = useTRPC()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null)
  const [query] = useDebouncedValue(typed === chosen?.label ? '' : typed.trim(), 250)
  const members = useQuery(
    trpc.tenants.members.queryOptions(
      { tenantId, ...(query ? { query } : {}) },
      { placeholderData: keepPreviousData },
    ),
  )
  const found =
    members.data?.items.map(({ userId, displayName, username }) => ({
      value: userId,
      label: `${displayName} (${username})`,
    })) ?? []
  const options = chosen && !found.some((one) => one.value === chosen.value) ? [chosen, ...found] : found
  return (
    <Select
      data-autofocus
      label={t('member')}
      placeholder={t('memberHint')}
      searchable
      allowDeselect={false}
      data={options}
      // The server has searched: what it found is shown as it is.
      filter={({ options: all }) => all}
      nothingFoundMessage={members.isFetching ? t('common:loading') : t('nobody')}
      onSearchChange={setTyped}
      value={value}
      onChange={(next, option) => {
        setChosen(next && option ? { value: next, label: option.label } : null)
        onChange(next)
      }}
    />
  )
}
