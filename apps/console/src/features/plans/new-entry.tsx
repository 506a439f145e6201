import { useTranslation } from '@leasehold/i18n/react'
import { Form, FormActions, SubmitButton } from '@leasehold/ui'
import { Button, Modal, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { LocalizedFields } from './localized-fields.tsx'

type NewEntryProps = { action: string; title: string; children: (onClose: () => void) => ReactNode }

/** Opens the dialog in which something of the catalog is made. */
export function NewEntry({ action, title, children }: NewEntryProps) {
  const [opened, setOpened] = useState(false)
  const onClose = () => setOpened(false)
  return (
    <>
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpened(true)}>
        {action}
      </Button>
      <Modal opened={opened} onClose={onClose} title={title} size="lg">
        {children(onClose)}
      </Modal>
    </>
  )
}

type NewEntryFormProps<Values, Sent> = Parameters<typeof Form<Values, Sent>>[0] & {
  keyHint: string
  submit: string
  onClose: () => void
}

/** The form in it: name and key, then what is its own of each. */
export function NewEntryForm<Values, Sent>(props: NewEntryFormProps<Values, Sent>) {
  const { keyHint, submit, onClose, children, ...form } = props
  const { t } = useTranslation('plans')
  return (
    <Form {...form}>
      <LocalizedFields form={form.form} path="name" label={t('details.names')} maxLength={80} required />
      <TextInput
        label={t('key')}
        description={keyHint}
        withAsterisk
        maxLength={40}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        {...form.form.getInputProps('key')}
      />
      {children}
      <FormActions>
        <SubmitButton>{submit}</SubmitButton>
        <Button variant="default" onClick={onClose} disabled={form.mutation.isPending}>
          {t('common:actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  )
}
