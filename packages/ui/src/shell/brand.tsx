import { useTranslation } from '@leasehold/i18n/react'
import classes from './shell.module.css'

/** The product's mark and name; `suffix` names the part of it, such as "Console". */
export function Brand({ suffix }: { suffix?: string | undefined }) {
  const { t } = useTranslation()
  return (
    <span className={classes.brand}>
      <svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true">
        <rect width="32" height="32" rx="7" fill="#3a55a4" />
        <path
          d="M10 8v16h12"
          fill="none"
          stroke="#fff"
          strokeWidth="3.2"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
        <circle cx="19" cy="13" r="3.4" fill="none" stroke="#fff" strokeWidth="2.6" />
      </svg>
      <span className={classes.brandName}>{t('product')}</span>
      {suffix ? <span className={classes.brandSuffix}>{suffix}</span> : null}
    </span>
  )
}
