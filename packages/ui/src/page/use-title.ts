import { useTranslation } from '@leasehold/i18n/react'
import { useEffect } from 'react'

/** Names the browser's tab after the page; null leaves it as it is. */
export function useTitle(title: string | null): void {
  const { t } = useTranslation()
  const product = t('product')
  useEffect(() => {
    if (title !== null) document.title = `${title} · ${product}`
  }, [title, product])
}
