import { useTranslation } from '@leasehold/i18n/react'
import { fieldsOf, readRefusal } from '@leasehold/ui'
import { Loader, TextInput, type TextInputProps } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

export type UsernameFieldProps = {
  /** Asks whether a username may be had. */
  isFree: (username: string) => Promise<boolean>
  /** The name one has already, which is never asked about. */
  own?: string
  /** What `form.getInputProps` gives. */
  input: TextInputProps
}

/** Shortest username there is; what is shorter is not asked about yet. */
const SHORTEST = 3

/** A username, with word while one types whether it may be had. */
export function UsernameField({ isFree, own, input }: UsernameFieldProps) {
  const { t } = useTranslation('auth')
  const [typed, setTyped] = useState(String(input.defaultValue ?? ''))
  const [username] = useDebouncedValue(typed.trim(), 350)
  const worthAsking = username.length >= SHORTEST && username !== own
  const check = useQuery({
    queryKey: ['username-free', username],
    queryFn: () => isFree(username),
    enabled: worthAsking,
    retry: false,
  })
  const settled = worthAsking && username === typed.trim() && !check.isFetching
  // What is wrong with the name itself; that one asks too often is no fault of the name.
  const problem = settled && check.error ? fieldsOf(readRefusal(check.error))[0]?.message : undefined
  const taken = settled && check.data === false ? t('username.taken') : undefined
  const free = settled && check.data === true
  const waiting = worthAsking && check.isFetching
  const status = waiting ? t('username.checking') : free ? t('username.free') : null
  return (
    <TextInput
      label={t('username.label')}
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
      description={<span aria-live="polite">{status ?? t('username.hint')}</span>}
      rightSection={waiting ? <Loader size={16} /> : free ? <IconCheck size={16} aria-hidden /> : null}
    />
  )
}
