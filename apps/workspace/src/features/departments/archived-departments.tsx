import { useTranslation } from '@leasehold/i18n/react'
import { MomentText, notify, returnFocus, useNotifyRefusal } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { IconArchive } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTRPC } from '../../lib/trpc.ts'
import classes from './departments.module.css'
import type { Department } from './departments.ts'

/** Departments that were archived, each to be restored. */
export function ArchivedDepartments({ departments }: { departments: readonly Department[] }) {
  const { t } = useTranslation('departments')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const onError = useNotifyRefusal()
  const restore = useMutation(
    trpc.departments.restore.mutationOptions({
      onError,
      onSuccess: async (_, { id }) => {
        const name = departments.find((each) => each.id === id)?.name ?? ''
        await notify({ message: t('restore.done', { name }) })
        await queryClient.invalidateQueries(trpc.departments.pathFilter())
        returnFocus()
      },
    }),
  )
  return (
    <ul className={classes.tree} aria-label={t('tabs.archived')}>
      {departments.map(({ id, version, name, archivedAt }) => (
        <li key={id}>
          <div className={classes.line}>
            <IconArchive size={17} stroke={1.6} aria-hidden />
            <span className={classes.name}>{name}</span>
            <span className={classes.members}>
              <MomentText value={archivedAt} as="date" />
            </span>
            <Button
              size="xs"
              variant="default"
              loading={restore.isPending && restore.variables.id === id}
              aria-label={`${t('restore.action')}: ${name}`}
              onClick={() => restore.mutate({ id, version })}
            >
              {t('restore.action')}
            </Button>
          </div>
        </li>
      ))}
    </ul>
  )
}
