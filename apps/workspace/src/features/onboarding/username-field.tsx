import { useTranslation } from '@leasehold/i18n/react'
import { fieldsOf, readRefusal } from '@leasehold/ui'
import { Loader, TextInput, type TextInputProps } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'

type UsernameFieldProps = { token: string; input: TextInputProps }

/** Shortest username there is; what is shorter is not asked about yet. */
const SHORTEST = 3

/** Says while one types whether the username may be had. */
export function UsernameField({ token, input }: UsernameFieldProps) {
  const { t } = useTranslation('onboarding')
  const trpc = useTRPC()
  const [typed, setTyped] = useState(String(input.defaultValue ?? ''))
  const [username] = useDebouncedValue(typed.trim(), 350)
  const worthAsking = username.length >= SHORTEST
  const check = useQuery(
    trpc.onboarding.usernameFree.queryOptions({ token, username }, { enabled: worthAsking, retry: false }),
  )
  const settled = worthAsking && username === typed.trim() && !check.isFetching
  // What is wrong with the name itself; that one asks too often is no fault of the name.
  const problem = settled && check.error ? fieldsOf(readRefusal(check.error))[0]?.message : undefined
  const taken = settled && check.data?.free === false ? t('account.usernameTaken') : undefined
  const free = settled && check.data?.free === true
  const waiting = worthAsking && check.isFetching
  const status = waiting ? t('account.usernameChecking') : free ? t('account.usernameFree') : null
  return (
    <TextInput
      label={t('account.username')}
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={64}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      {...input}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        input.onChange?.(event)
      }}
      error={input.error ?? problem ?? taken}
      description={<span aria-live="polite">{status ?? t('account.usernameHint')}</span>}
      rightSection={waiting ? <Loader size={16} /> : free ? <IconCheck size={16} aria-hidden /> : null}
    />
  )
}
