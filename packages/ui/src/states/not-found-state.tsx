import { useTranslation } from '@leasehold/i18n/react'
import { Button } from '@mantine/core'
import { IconMapPinOff } from '@tabler/icons-react'
import { State } from './state.tsx'

/** An address that leads nowhere, or to something one may not see: the two look alike on purpose. */
export function NotFoundState({ page = true }: { page?: boolean }) {
  const { t } = useTranslation()
  return (
    <State
      page={page}
      icon={<IconMapPinOff size={22} stroke={1.5} />}
      title={t('notFound.title')}
      text={t('notFound.text')}
      action={
        <Button component="a" href="/" variant="default">
          {t('actions.goHome')}
        </Button>
      }
    />
  )
}
