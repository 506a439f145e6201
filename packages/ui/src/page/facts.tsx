import { DataList } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './page.module.css'

/** Labels with their values, for the details of one thing. An absent value shows as a dash. */
export function Facts({ items }: { items: { label: string; value: ReactNode }[] }) {
  return (
    <DataList size="md" labelWidth="clamp(6.5rem, 30%, 9rem)">
      {items.map(({ label, value }) => (
        <DataList.Item key={label}>
          <DataList.ItemLabel>{label}</DataList.ItemLabel>
          <DataList.ItemValue className={classes.fact}>
            {value === null || value === undefined || value === '' ? '–' : value}
          </DataList.ItemValue>
        </DataList.Item>
      ))}
    </DataList>
  )
}
