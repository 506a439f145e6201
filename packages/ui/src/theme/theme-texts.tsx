import { useTranslation } from '@leasehold/i18n/react'
import { MantineThemeProvider } from '@mantine/core'
import { type ReactNode, useMemo } from 'react'

/** Names Mantine's own buttons in the reader's language, so that no page has to. */
export function ThemeTexts({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const theme = useMemo(() => {
    const close = { defaultProps: { closeButtonProps: { 'aria-label': t('actions.close') } } }
    return {
      components: {
        Drawer: close,
        Modal: close,
        Notification: close,
        PasswordInput: {
          defaultProps: { visibilityToggleButtonProps: { 'aria-label': t('actions.showPassword') } },
        },
      },
    }
  }, [t])
  return <MantineThemeProvider theme={theme}>{children}</MantineThemeProvider>
}
