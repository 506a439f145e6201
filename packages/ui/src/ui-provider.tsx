import { MantineProvider } from '@mantine/core'
import { type ReactNode, Suspense, useEffect } from 'react'
import { Loading } from './states/loading.tsx'
import { rememberFocus } from './theme/return-focus.ts'
import { cssVariables, theme } from './theme/theme.ts'
import { ThemeTexts } from './theme/theme-texts.tsx'

/** Theme and colour scheme of an app, and a place to wait while texts and pages load. */
export function UiProvider({ children }: { children: ReactNode }) {
  useEffect(rememberFocus, [])
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <Suspense fallback={<Loading label="" />}>
        <ThemeTexts>{children}</ThemeTexts>
      </Suspense>
    </MantineProvider>
  )
}
