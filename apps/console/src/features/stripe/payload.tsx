import { useTranslation } from '@leasehold/i18n/react'
import { Section } from '@leasehold/ui'
import { Box, Button } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useMemo } from 'react'
import classes from './stripe.module.css'

/** What Stripe sent, laid out to be read and taken along. */
export function Payload({ payload }: { payload: unknown }) {
  const { t } = useTranslation('stripe')
  const clipboard = useClipboard({ timeout: 2_000 })
  const text = useMemo(() => JSON.stringify(payload, null, 2), [payload])
  const Icon = clipboard.copied ? IconCheck : IconCopy
  return (
    <Section
      title={t('payload')}
      flush
      actions={
        <Button
          size="xs"
          variant="default"
          leftSection={<Icon size={15} aria-hidden />}
          onClick={() => clipboard.copy(text)}
        >
          <span aria-live="polite">
            {t(clipboard.copied ? 'common:actions.copied' : 'common:actions.copy')}
          </span>
        </Button>
      }
    >
      <Box component="section" className={classes.payload} aria-label={t('payload')} tabIndex={0}>
        <pre>{text}</pre>
      </Box>
    </Section>
  )
}
