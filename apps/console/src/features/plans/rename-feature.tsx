import { useLocale, useTranslation } from '@leasehold/i18n/react'
import { Form, FormActions, notify, SubmitButton, useChecks } from '@leasehold/ui'
import { ActionIcon, Button, Modal } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconPencil } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import { inEachLanguage, LocalizedFields } from './localized-fields.tsx'
import type { CatalogFeature } from './plans.ts'
import { useRefreshPlans } from './use-refresh-plans.ts'

/** Opens the dialog in which a feature is called otherwise. */
export function RenameFeature({ feature }: { feature: CatalogFeature }) {
  const { t } = useTranslation('plans')
  const title = t('features.renameOf', { name: feature.name[useLocale()] })
  const [opened, setOpened] = useState(false)
  return (
    <>
      <ActionIcon variant="subtle" color="gray" aria-label={title} onClick={() => setOpened(true)}>
        <IconPencil size={16} aria-hidden />
      </ActionIcon>
      <Modal opened={opened} onClose={() => setOpened(false)} title={title} size="lg">
        <RenameForm feature={feature} onClose={() => setOpened(false)} />
      </Modal>
    </>
  )
}

function RenameForm({ feature, onClose }: { feature: CatalogFeature; onClose: () => void }) {
  const { t } = useTranslation('plans')
  const locale = useLocale()
  const trpc = useTRPC()
  const refresh = useRefreshPlans()
  const form = useForm({
    initialValues: { name: { ...feature.name } },
    validate: { name: inEachLanguage(useChecks().required) },
  })
  const rename = useMutation(
    trpc.plans.renameFeature.mutationOptions({
      onSuccess: async (_, { name }) => {
        onClose()
        await refresh()
        await notify({ message: t('features.renamed', { name: name[locale] }) })
      },
    }),
  )
  return (
    <Form form={form} mutation={rename} onSubmit={({ name }) => rename.mutate({ key: feature.key, name })}>
      <LocalizedFields form={form} path="name" label={t('details.names')} maxLength={80} required />
      <FormActions>
        <SubmitButton>{t('features.rename')}</SubmitButton>
        <Button variant="default" onClick={onClose} disabled={rename.isPending}>
          {t('common:actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  )
}
