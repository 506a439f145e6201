import { useTranslation } from '@leasehold/i18n/react'
import { useEffect } from 'react'

/** Names the browser's tab after the page. */
export function useTitle(title: string): void {
  const { t } = useTranslation()
  const product = t('product')
  useEffect(() => {
    document.title = `${title} · ${product}`
  }, [title, product])
}
