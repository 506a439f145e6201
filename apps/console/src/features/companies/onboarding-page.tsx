import { useTranslation } from '@leasehold/i18n/react'
import {
  ConfirmDialog,
  CopyField,
  Facts,
  MomentText,
  onFirstClick,
  Section,
  StatusBadge,
  type Tone,
  useNotifyRefusal,
} from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '../../lib/me.ts'
import { useTRPC } from '../../lib/trpc.ts'
import classes from './companies.module.css'
import type { CurrentLink } from './companies.ts'
import { useCompany } from './company-layout.tsx'
import { useRefreshCompanies } from './use-refresh-companies.ts'

/** The link with which a company's first person begins: made here, shown once, followed until it is used. */
export function CompanyOnboardingPage() {
  const { t } = useTranslation('tenants')
  const trpc = useTRPC()
  const { id: tenantId, name, may, activation } = useCompany()
  const { data: link } = useSuspenseQuery(trpc.onboarding.currentLink.queryOptions({ tenantId }))
  const mayMake = useMay('onboarding:manage') && may.makeLink
  const make = useMakeLink(tenantId)
  return (
    <Section title={t('link.title')}>
      <div className={classes.stack}>
        <p className={classes.text}>{activation === 'active' ? t('link.inUse') : t('link.intro')}</p>
        {link ? <LinkFacts link={link} /> : null}
        {link || activation === 'active' ? null : <p className={classes.dimmed}>{t('link.none')}</p>}
        {make.data ? (
          <CopyField label={t('link.copy')} value={make.data.url} description={t('link.copyHint')} />
        ) : null}
        {mayMake ? <MakeButton name={name} isFirst={!link} make={make} /> : null}
      </div>
    </Section>
  )
}

function useMakeLink(tenantId: string) {
  const trpc = useTRPC()
  const refresh = useRefreshCompanies()
  const onError = useNotifyRefusal()
  const mutation = useMutation(trpc.onboarding.makeLink.mutationOptions({ onError, onSettled: refresh }))
  return { ...mutation, run: (onDone: () => void) => mutation.mutate({ tenantId }, { onSuccess: onDone }) }
}

type MakeButtonProps = { name: string; isFirst: boolean; make: ReturnType<typeof useMakeLink> }

/** The first link is made by a click; a further one ends the one before, so it asks. */
function MakeButton({ name, isFirst, make }: MakeButtonProps) {
  const { t } = useTranslation('tenants')
  const [opened, setOpened] = useState(false)
  const close = () => setOpened(false)
  if (isFirst) {
    return (
      <div>
        <Button loading={make.isPending} onClick={onFirstClick(() => make.run(close))}>
          {t('link.make')}
        </Button>
      </div>
    )
  }
  return (
    <div>
      <Button variant="default" onClick={() => setOpened(true)}>
        {t('link.replace')}
      </Button>
      <ConfirmDialog
        opened={opened}
        onClose={close}
        title={t('link.replaceTitle', { name })}
        confirmLabel={t('link.replace')}
        mutation={make}
        onConfirm={() => make.run(close)}
      >
        {t('link.replaceText')}
      </ConfirmDialog>
    </div>
  )
}

const tones: Record<CurrentLink['state'], Tone> = {
  waiting: 'info',
  expired: 'warning',
  used: 'success',
  replaced: 'neutral',
}

function LinkFacts({ link: { state, begun, createdAt, expiresAt, usedAt } }: { link: CurrentLink }) {
  const { t } = useTranslation('tenants')
  const underWay = begun && state !== 'used'
  return (
    <Facts
      items={[
        {
          label: t('link.state'),
          value: (
            <StatusBadge tone={underWay ? 'info' : tones[state]}>
              {underWay ? t('link.begun') : t(`link.states.${state}`)}
            </StatusBadge>
          ),
        },
        { label: t('link.made'), value: <MomentText value={createdAt} /> },
        ...(usedAt
          ? [{ label: t('link.usedAt'), value: <MomentText value={usedAt} /> }]
          : [{ label: t('link.expires'), value: <MomentText value={expiresAt} /> }]),
      ]}
    />
  )
}
