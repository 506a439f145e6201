import { useTranslation } from '@leasehold/i18n/react'
import { Button, Modal } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { InviteForm } from './invite-form.tsx'
import type { MemberChoices } from './members.ts'

/** Opens the dialog in which someone is invited. */
export function InviteButton({ choices }: { choices: MemberChoices | undefined }) {
  const { t } = useTranslation('members')
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button
        leftSection={<IconUserPlus size={16} aria-hidden />}
        disabled={!choices}
        onClick={() => setOpened(true)}
      >
        {t('invite.action')}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={t('invite.title')}>
        {choices ? <InviteForm choices={choices} onClose={() => setOpened(false)} /> : null}
      </Modal>
    </>
  )
}
