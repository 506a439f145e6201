import { type Currency, currencies, currencyCodes, cycles, type PlanKind } from '@leasehold/catalog'
import { useLocale, useTranslation } from '@leasehold/i18n/react'
import { Section } from '@leasehold/ui'
import { ActionIcon, Box, Checkbox, Select, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { isPriced } from './draft-values.ts'
import type { DraftForm } from './feature-fields.tsx'
import classes from './plans.module.css'

type PriceFieldsProps = {
  form: DraftForm
  kind: PlanKind
  currencies: readonly Currency[]
  onAdd: (currency: Currency) => void
  onRemove: (currency: Currency) => void
}

/** Cycles and what each costs, a column a currency; and the days of a plan that is only tried. */
export function PriceFields(props: PriceFieldsProps) {
  const { form, kind } = props
  const { t } = useTranslation('plans')
  return (
    <Section title={t('draft.prices')}>
      <div className={classes.stack}>
        <p className={classes.text}>{t('draft.pricesHint')}</p>
        <PriceTable {...props} />
        <AddCurrency {...props} />
        {kind === 'plan' ? (
          <TextInput
            label={t('draft.trialDays')}
            description={t('draft.trialDaysHint')}
            inputMode="numeric"
            maxLength={3}
            maw="24rem"
            {...form.getInputProps('terms.trialDays')}
          />
        ) : null}
      </div>
    </Section>
  )
}

function PriceTable({ form, currencies: shown, onRemove }: PriceFieldsProps) {
  const { t } = useTranslation('plans')
  const { terms } = form.values
  const offer = (cycle: (typeof cycles)[number], isOffered: boolean) => {
    const others = terms.cycles.filter((each) => each !== cycle)
    form.setFieldValue('terms.cycles', isOffered ? [...others, cycle] : others)
    form.clearFieldError(`terms.prices.${cycle}`)
  }
  return (
    <Box component="section" className={classes.scroller} aria-label={t('draft.prices')} tabIndex={0}>
      <table className={classes.priceTable}>
        <thead>
          <tr>
            <th scope="col">{t('draft.cycle')}</th>
            {shown.map((currency) => (
              <th key={currency} scope="col">
                <span className={classes.currency}>
                  {currency}
                  <ActionIcon
                    size="sm"
                    variant="subtle"
                    color="gray"
                    aria-label={t('draft.removeCurrency', { currency })}
                    onClick={() => onRemove(currency)}
                  >
                    <IconX size={14} aria-hidden />
                  </ActionIcon>
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cycles.map((cycle) => (
            <tr key={cycle}>
              <th scope="row">
                <Checkbox
                  label={t(`draft.cycles.${cycle}`)}
                  checked={terms.cycles.includes(cycle)}
                  onChange={(event) => offer(cycle, event.currentTarget.checked)}
                  data-path={`terms.prices.${cycle}`}
                  error={form.errors[`terms.prices.${cycle}`]}
                />
              </th>
              {shown.map((currency) => (
                <td key={currency}>
                  <TextInput
                    aria-label={t('draft.priceOf', { cycle: t(`draft.cycles.${cycle}`), currency })}
                    inputMode={currencies[currency] === 0 ? 'numeric' : 'decimal'}
                    maxLength={18}
                    disabled={!isPriced(cycle, terms.cycles)}
                    placeholder={
                      cycle === 'quarterly' && terms.cycles.includes(cycle) ? t('draft.threeMonths') : ''
                    }
                    {...form.getInputProps(`terms.prices.${cycle}.${currency}`)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Box>
  )
}

function AddCurrency({ currencies: shown, onAdd }: PriceFieldsProps) {
  const { t } = useTranslation('plans')
  const names = new Intl.DisplayNames(useLocale(), { type: 'currency' })
  const left = currencyCodes.filter((currency) => !shown.includes(currency))
  if (left.length === 0) return null
  return (
    <Select
      aria-label={t('draft.addCurrency')}
      placeholder={t('draft.addCurrency')}
      maw="16rem"
      data={left.map((value) => ({ value, label: `${value} · ${names.of(value)}` }))}
      value={null}
      onChange={(value) => {
        const currency = left.find((each) => each === value)
        if (currency) onAdd(currency)
      }}
    />
  )
}

/** Currencies with a column: those in which anything is priced, and those one has added since. */
export const shownCurrencies = (used: readonly Currency[], added: readonly Currency[]) =>
  currencyCodes.filter((currency) => used.includes(currency) || added.includes(currency))
