import { useState } from 'react'
import { useRefreshCompanies } from './use-refresh-companies.ts'

/**
 * A dialog that changes what may be done with a company. What somebody else did meanwhile is read when it closes and not
 * sooner: that may take away the button it hangs on, and with it the dialog that says so.
 */
export function useCompanyDialog() {
  const refresh = useRefreshCompanies()
  const [opened, setOpened] = useState(false)
  const open = () => setOpened(true)
  const close = () => {
    setOpened(false)
    return refresh()
  }
  return { opened, open, close }
}
