import { useTranslation } from '@leasehold/i18n/react'
import { Button, TextInput } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useRef } from 'react'
import classes from './display.module.css'

export type CopyFieldProps = { label: string; value: string; description?: string }

/** A text to take along, such as a link: selected by a click, copied by the button. */
export function CopyField({ label, value, description }: CopyFieldProps) {
  const { t } = useTranslation()
  const clipboard = useClipboard({ timeout: 2000 })
  const input = useRef<HTMLInputElement>(null)
  const copy = () => {
    // Without a secure origin there is no clipboard to write to; the selected text can still be copied by hand.
    input.current?.select()
    clipboard.copy(value)
  }
  return (
    <div className={classes.copy}>
      <TextInput
        ref={input}
        readOnly
        label={label}
        description={description}
        value={value}
        onFocus={(event) => event.currentTarget.select()}
        classNames={{ root: classes.copyText ?? '' }}
      />
      <Button
        variant="default"
        onClick={copy}
        leftSection={
          clipboard.copied ? <IconCheck size={15} aria-hidden /> : <IconCopy size={15} aria-hidden />
        }
      >
        <span aria-live="polite">{t(clipboard.copied ? 'actions.copied' : 'actions.copy')}</span>
      </Button>
    </div>
  )
}
