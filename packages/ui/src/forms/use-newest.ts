import type { UseFormReturnType } from '@mantine/form'
import { useState } from 'react'
import { useNotifyRefusal } from '../query/use-notify-refusal.ts'
import { returnFocus } from '../theme/return-focus.ts'
import { type Clash, mergeNewest } from './merge-newest.ts'

type Options<Row extends { version: number }, Values extends Record<string, unknown>> = {
  form: UseFormReturnType<Values>
  /** As it is loaded: what others save meanwhile does not replace what is being entered. */
  row: Row
  toValues: (row: Row) => Values
  /** Asks the server, past every cache. */
  fetchNewest: () => Promise<Row>
  /** Forgets the refusal. */
  reset: () => void
}

export type Newest = {
  /** The version to save over. */
  version: number
  /** After somebody else saved first: loads what they saved and keeps what was entered here. */
  loadNewest: () => Promise<void>
  /** After one has saved oneself: goes on from there. */
  saved: () => Promise<void>
  /** Fields both have changed; null until the newest version was loaded. */
  clashes: Clash[] | null
}

/** Lets two people edit one row without either losing what they entered. */
export function useNewest<Row extends { version: number }, Values extends Record<string, unknown>>(
  options: Options<Row, Values>,
): Newest {
  const { form, toValues, fetchNewest, reset } = options
  const [row, setRow] = useState(options.row)
  const [clashes, setClashes] = useState<Clash[] | null>(null)
  const onError = useNotifyRefusal()
  const begin = (newest: Row, values: Values) => {
    setRow(newest)
    form.setInitialValues(toValues(newest))
    form.setValues(values)
    form.resetDirty(toValues(newest))
  }
  // A newer version with the same values, as after something else of the row was changed, is no conflict.
  const unaffected = JSON.stringify(toValues(options.row)) === JSON.stringify(toValues(row))
  return {
    version: unaffected ? Math.max(row.version, options.row.version) : row.version,
    clashes,
    loadNewest: async () => {
      try {
        const newest = await fetchNewest()
        const merged = mergeNewest(toValues(row), form.getValues(), toValues(newest))
        begin(newest, merged.values)
        setClashes(merged.clashes)
        reset()
        returnFocus()
      } catch (error) {
        onError(error)
      }
    },
    saved: async () => {
      const newest = await fetchNewest()
      begin(newest, toValues(newest))
      setClashes(null)
    },
  }
}
