import { useTranslation } from '@leasehold/i18n/react'
import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import classes from './data-table.module.css'
import type { ListSearch } from './list-search.ts'
import type { List } from './use-list-search.ts'

/** Searches while one types, a moment after the last key; follows the address when one goes back. */
export function ListSearchBox<Search extends ListSearch>({
  list,
  label,
}: {
  list: List<Search>
  label: string
}) {
  const { t } = useTranslation()
  const inAddress = list.search.query ?? ''
  const [text, setText] = useState(inAddress)
  const sent = useRef(inAddress)
  const send = useDebouncedCallback((value: string) => {
    sent.current = value.trim()
    list.change({ query: sent.current === '' ? undefined : sent.current })
  }, 300)
  useEffect(() => {
    // Only a change from elsewhere (back, clear) replaces what is being typed.
    if (inAddress === sent.current) return
    sent.current = inAddress
    setText(inAddress)
  }, [inAddress])
  const type = (value: string) => {
    setText(value)
    send(value)
  }
  return (
    <TextInput
      type="search"
      role="searchbox"
      className={classes.search}
      aria-label={label}
      placeholder={label}
      maxLength={100}
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      leftSection={<IconSearch size={15} aria-hidden />}
      rightSection={
        text === '' ? null : (
          <CloseButton size="sm" aria-label={t('list.clearSearch')} onClick={() => type('')} />
        )
      }
    />
  )
}
