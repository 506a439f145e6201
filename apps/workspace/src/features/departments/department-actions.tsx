import { useTranslation } from '@leasehold/i18n/react'
import { ConfirmDialog, notify } from '@leasehold/ui'
import { ActionIcon, Menu } from '@mantine/core'
import { IconArchive, IconDots, IconPencil, IconPlus } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import type { Editing } from './department-dialog.tsx'
import type { Department } from './departments.ts'

type ActionsProps = { department: Department; onEdit: (editing: Editing) => void }

/** What can be done with one department. */
export function DepartmentActions({ department, onEdit }: ActionsProps) {
  const { t } = useTranslation('departments')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const [archiving, setArchiving] = useState(false)
  const { id, version, name } = department
  const archive = useMutation(
    trpc.departments.archive.mutationOptions({
      onSuccess: async () => {
        setArchiving(false)
        await notify({ message: t('archive.done', { name }) })
        await queryClient.invalidateQueries(trpc.departments.pathFilter())
      },
    }),
  )
  return (
    <>
      <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('actions', { name })}>
            <IconDots size={17} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={15} />} onClick={() => onEdit({ department })}>
            {t('edit.action')}
          </Menu.Item>
          <Menu.Item leftSection={<IconPlus size={15} />} onClick={() => onEdit({ parentId: id })}>
            {t('create.below')}
          </Menu.Item>
          <Menu.Item leftSection={<IconArchive size={15} />} onClick={() => setArchiving(true)}>
            {t('archive.action')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        opened={archiving}
        onClose={() => setArchiving(false)}
        title={t('archive.title', { name })}
        confirmLabel={t('archive.action')}
        mutation={archive}
        onConfirm={() => archive.mutate({ id, version })}
      >
        {t('archive.text')}
      </ConfirmDialog>
    </>
  )
}
