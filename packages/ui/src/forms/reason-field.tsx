import { useTranslation } from '@leasehold/i18n/react'
import { Textarea, type TextareaProps } from '@mantine/core'

/** Why somebody does something, in a few words; it stands in the audit trail. */
export function ReasonField(props: Omit<TextareaProps, 'label' | 'description'>) {
  const { t } = useTranslation()
  return (
    <Textarea
      autosize
      minRows={2}
      maxRows={6}
      maxLength={300}
      label={t('confirm.reason')}
      description={t('confirm.reasonHint')}
      {...props}
    />
  )
}
