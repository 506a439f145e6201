import type { ObjectKey } from '@leasehold/catalog'
import { useTranslation } from '@leasehold/i18n/react'
import { ConfirmDialog, notify, Section } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import classes from './records.module.css'
import type { SavedRecord } from './records.ts'

type DeleteRecordProps = {
  object: ObjectKey
  record: SavedRecord
  /** The list it was in. */
  back: { tenant: string; module: string; object: string }
}

/** Deletes a record, after asking. */
export function DeleteRecord({ object, record, back }: DeleteRecordProps) {
  const { t } = useTranslation('records')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const [opened, setOpened] = useState(false)
  const { id, version, title: name } = record
  const remove = useMutation(
    trpc.records.delete.mutationOptions({
      onSuccess: async () => {
        setOpened(false)
        await navigate({ to: '/$tenant/modules/$module/$object', params: back })
        await notify({ message: t('delete.done', { name }) })
        queryClient.removeQueries(trpc.records.get.queryFilter({ object, id }))
        await Promise.all([
          queryClient.invalidateQueries(trpc.records.list.pathFilter()),
          queryClient.invalidateQueries(trpc.company.usage.pathFilter()),
        ])
      },
    }),
  )
  return (
    <Section title={t('delete.action')}>
      <div className={classes.delete}>
        <p>{t('delete.text')}</p>
        <Button color="red" variant="light" onClick={() => setOpened(true)}>
          {t('delete.action')}
        </Button>
      </div>
      <ConfirmDialog
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('delete.title', { name })}
        confirmLabel={t('delete.action')}
        danger
        mutation={remove}
        onConfirm={() => remove.mutate({ object, id, version })}
      >
        <p className={classes.dialogText}>{t('delete.text')}</p>
      </ConfirmDialog>
    </Section>
  )
}
