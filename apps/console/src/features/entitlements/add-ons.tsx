import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { ConfirmDialog, notify, Section } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import { AddAddOn, ChangeAddOn } from './add-on-dialogs.tsx'
import { ChangePreview } from './change-preview.tsx'
import classes from './entitlements.module.css'
import type { HeldAddOn } from './entitlements.ts'
import { useRefreshEntitlements } from './use-refresh-entitlements.ts'

type Props = { tenantId: string; name: string; addOns: readonly HeldAddOn[]; mayManage: boolean }

/** What a company has on top of its plan, and what it once had. */
export function AddOns({ tenantId, name, addOns, mayManage }: Props) {
  const { t } = useTranslation('entitlements')
  const standing = addOns.filter(({ state }) => state === 'current' || state === 'coming')
  const past = addOns.filter((addOn) => !standing.includes(addOn))
  return (
    <Section
      title={t('addOns.title')}
      actions={mayManage ? <AddAddOn tenantId={tenantId} name={name} /> : null}
    >
      <div className={classes.stack}>
        {standing.length === 0 ? <p className={classes.dimmed}>{t('addOns.none')}</p> : null}
        {standing.length > 0 ? (
          <ul className={classes.addOns}>
            {standing.map((addOn) => (
              <li key={addOn.id}>
                <AddOnText addOn={addOn} />
                {mayManage ? (
                  <span className={classes.actions}>
                    <ChangeAddOn tenantId={tenantId} addOn={addOn} />
                    <RemoveAddOn tenantId={tenantId} addOn={addOn} />
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        ) : null}
        {past.length > 0 ? (
          <div>
            <h3 className={classes.subtitle}>{t('addOns.past')}</h3>
            <ul className={classes.addOns}>
              {past.map((addOn) => (
                <li key={addOn.id}>
                  <AddOnText addOn={addOn} />
                </li>
              ))}
            </ul>
          </div>
        ) : null}
      </div>
    </Section>
  )
}

function AddOnText({ addOn }: { addOn: HeldAddOn }) {
  const { t, locale } = useTranslation('entitlements')
  const format = useFormat()
  const { planName, quantity, createdAt, endsAt, state, removedAt, removedBy } = addOn
  const since = format.date(createdAt)
  const when =
    state === 'revoked' && removedAt
      ? removedBy
        ? t('addOns.removedBy', { name: removedBy.name, date: format.date(removedAt) })
        : t('addOns.removedOn', { date: format.date(removedAt) })
      : state === 'ended' && endsAt
        ? t('addOns.endedOn', { date: format.dateTime(endsAt) })
        : endsAt
          ? t('addOns.sinceUntil', { date: since, until: format.dateTime(endsAt) })
          : t('addOns.since', { date: since })
  return (
    <span className={classes.feature}>
      <span>{t('sources.addOn', { plan: planName[locale], quantity: format.number(quantity) })}</span>
      <span>{when}</span>
    </span>
  )
}

function RemoveAddOn({ tenantId, addOn }: { tenantId: string; addOn: HeldAddOn }) {
  const { t, locale } = useTranslation('entitlements')
  const trpc = useTRPC()
  const refresh = useRefreshEntitlements()
  const [opened, setOpened] = useState(false)
  const { id } = addOn
  const name = { addOn: addOn.planName[locale] }
  const remove = useMutation(
    trpc.entitlements.removeAddOn.mutationOptions({
      onSuccess: async () => {
        setOpened(false)
        await notify({ message: t('addOns.removed', name) })
      },
      onSettled: refresh,
    }),
  )
  return (
    <>
      <Button
        size="xs"
        variant="default"
        aria-label={t('addOns.removeTitle', name)}
        onClick={() => setOpened(true)}
      >
        {t('addOns.remove')}
      </Button>
      <ConfirmDialog
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('addOns.removeTitle', name)}
        confirmLabel={t('addOns.remove')}
        danger
        reason="optional"
        mutation={remove}
        onConfirm={(reason) => remove.mutate({ tenantId, id, reason: reason === '' ? null : reason })}
      >
        <p>{t('addOns.removeText')}</p>
        <ChangePreview tenantId={tenantId} change={opened ? { kind: 'remove_add_on', id } : null} />
      </ConfirmDialog>
    </>
  )
}
