import { type CSSVariablesResolver, createTheme } from '@mantine/core'
import { dark, gray, ink, surfaces, tones } from './colors.ts'
import { returnFocus } from './return-focus.ts'

/** Latin faces of the system first; the Chinese or Japanese face follows the page's language (`tokens.css`). */
const fontFamily =
  '-apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", "Liberation Sans", Arial, var(--cjk-fonts), system-ui, sans-serif'

/** Quiet and dense: 14 px text, thin borders, one accent. */
export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 6, dark: 5 },
  colors: { ink, gray, dark },
  black: surfaces.light.text,
  fontFamily,
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
  defaultRadius: 'sm',
  radius: { xs: '0.25rem', sm: '0.375rem', md: '0.5rem', lg: '0.75rem', xl: '1rem' },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  headings: {
    fontFamily,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.3' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.4' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
    },
  },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Alert: { defaultProps: { p: 'sm' }, styles: { icon: { marginInlineEnd: '0.5rem' } } },
    Anchor: { defaultProps: { underline: 'hover' } },
    Button: { defaultProps: { size: 'sm' } },
    Checkbox: { defaultProps: { radius: 'xs', size: 'xs' } },
    Modal: {
      defaultProps: { centered: true, padding: 'lg', onExitTransitionEnd: returnFocus },
      styles: { title: { fontSize: '1.0625rem', fontWeight: 600, lineHeight: 1.4 } },
    },
    Popover: { defaultProps: { shadow: 'md' } },
    Paper: { defaultProps: { radius: 'md' } },
    Select: { defaultProps: { allowDeselect: false, checkIconPosition: 'right' } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
  },
})

function toneVariables(scheme: 'light' | 'dark'): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tones).flatMap(([tone, colors]) => [
      [`--tone-${tone}-text`, colors[scheme][0]],
      [`--tone-${tone}-background`, colors[scheme][1]],
    ]),
  )
}

function schemeVariables(scheme: 'light' | 'dark'): Record<string, string> {
  const surface = surfaces[scheme]
  return {
    '--mantine-color-body': surface.body,
    '--mantine-color-text': surface.text,
    '--mantine-color-dimmed': surface.dimmed,
    '--mantine-color-placeholder': surface.placeholder,
    '--mantine-color-anchor': surface.link,
    '--mantine-color-error': surface.error,
    '--mantine-color-default-border': surface.border,
    '--surface-subtle': surface.subtle,
    '--surface-border': surface.border,
    // Mantine's own "light" variants are too pale to read; these are the tones' tested pairs.
    '--mantine-color-red-filled': scheme === 'light' ? '#b3261e' : '#b8372e',
    '--mantine-color-red-filled-hover': scheme === 'light' ? '#96281f' : '#a32f27',
    '--mantine-color-red-light': tones.danger[scheme][1],
    '--mantine-color-red-light-color': tones.danger[scheme][0],
    '--mantine-color-ink-light': tones.info[scheme][1],
    '--mantine-color-ink-light-color': tones.info[scheme][0],
    '--mantine-color-gray-light': tones.neutral[scheme][1],
    '--mantine-color-gray-light-color': tones.neutral[scheme][0],
    ...toneVariables(scheme),
  }
}

/** Colours that differ from Mantine's, so that text keeps a contrast of 4.5:1 in both schemes. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: schemeVariables('light'),
  dark: schemeVariables('dark'),
})
