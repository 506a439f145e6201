import { useTranslation } from '@leasehold/i18n/react'
import { Button, Modal } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { AddMembershipForm } from './add-membership-form.tsx'
import type { User } from './users.ts'

/** Opens the dialog in which a person is added to a company. */
export function AddMembership({ user }: { user: User }) {
  const { t } = useTranslation('users')
  const [opened, setOpened] = useState(false)
  const close = () => setOpened(false)
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        {t('memberships.add.action')}
      </Button>
      <Modal opened={opened} onClose={close} title={t('memberships.add.title', { name: user.displayName })}>
        <AddMembershipForm user={user} onClose={close} />
      </Modal>
    </>
  )
}
