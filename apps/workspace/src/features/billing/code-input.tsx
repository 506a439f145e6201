import { useTranslation } from '@leasehold/i18n/react'
import { readRefusal, useRefusalText } from '@leasehold/ui'
import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import type { Terms } from './billing.ts'
import classes from './offers.module.css'

type CodeProps = {
  terms: Terms
  code: string | null
  isRefused: boolean
  onChange: (code: string | null) => void
}

/** A promotion code counts only once it is known to be good. */
export function CodeInput({ terms, code, isRefused, onChange }: CodeProps) {
  const { t } = useTranslation('billing')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const text = useRefusalText()
  const [typed, setTyped] = useState(code ?? '')
  const tryCode = useMutation({
    mutationFn: (promotionCode: string) =>
      queryClient.fetchQuery(
        trpc.billing.preview.queryOptions({ ...terms, promotionCode }, { retry: false }),
      ),
    onSuccess: (_, promotionCode) => onChange(promotionCode),
  })
  if (code && !isRefused) {
    return (
      <div className={classes.code}>
        <span role="status">{t('take.codeTaken', { code: code.toUpperCase() })}</span>
        <Button size="xs" variant="default" onClick={() => onChange(null)}>
          {t('take.withoutCode')}
        </Button>
      </div>
    )
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (typed.trim() !== '') tryCode.mutate(typed.trim())
    else if (code) onChange(null)
  }
  return (
    <form noValidate onSubmit={submit}>
      <TextInput
        label={t('take.code')}
        value={typed}
        maxLength={60}
        autoComplete="off"
        error={tryCode.error ? text(readRefusal(tryCode.error)) : isRefused}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          tryCode.reset()
        }}
        rightSectionWidth="auto"
        rightSection={
          <Button type="submit" size="compact-xs" variant="default" mr={4} loading={tryCode.isPending}>
            {t('take.applyCode')}
          </Button>
        }
      />
    </form>
  )
}
