import { useTranslation } from '@leasehold/i18n/react'
import { Button, Modal } from '@mantine/core'
import { IconHelpCircle } from '@tabler/icons-react'
import { useState } from 'react'
import type { Person } from './why.ts'
import { WhyForm } from './why-form.tsx'

/** Opens the panel that tells why somebody may do something, or may not. */
export function WhyButton({ person, feature }: { person: Person; feature?: string }) {
  const { t } = useTranslation('why')
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconHelpCircle size={18} stroke={1.5} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        {t('ask')}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} size="lg" title={t('title')}>
        {opened ? <WhyForm person={person} feature={feature ?? null} /> : null}
      </Modal>
    </>
  )
}
