import { useTranslation } from '@leasehold/i18n/react'
import { NumberInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'

type SeatsProps = { seats: number; hint: string; onChange: (seats: number) => void }

/** How many users more than the plan has. While the number is still being typed nothing is asked. */
export function SeatsInput({ seats, hint, onChange }: SeatsProps) {
  const { t } = useTranslation('billing')
  const [shown, setShown] = useState<number | string>(seats)
  const change = useDebouncedCallback(onChange, 300)
  return (
    <NumberInput
      label={t('take.seats')}
      description={hint}
      value={shown}
      min={0}
      max={9_999}
      allowDecimal={false}
      allowNegative={false}
      clampBehavior="strict"
      onChange={(value) => {
        setShown(value)
        if (typeof value === 'number') change(value)
      }}
      onBlur={() => {
        if (typeof shown !== 'number') setShown(seats)
      }}
    />
  )
}
