import type { MantineColorsTuple } from '@mantine/core'

/** The brand's ink blue. Shade 6 carries white text in the light, shade 5 in the dark. */
export const ink: MantineColorsTuple = [
  '#f0f3fa',
  '#dfe5f4',
  '#bcc8e8',
  '#93a7d9',
  '#6f88cb',
  '#4e69b8',
  '#3a55a4',
  '#304789',
  '#273a70',
  '#1d2b55',
]

/** Greys with a trace of the brand's blue, for the light scheme. */
export const gray: MantineColorsTuple = [
  '#f8f9fb',
  '#f1f3f6',
  '#e6e9ee',
  '#d9dde4',
  '#c3c9d3',
  '#a3abb8',
  '#7d8695',
  '#5a6372',
  '#3d4554',
  '#232a36',
]

/** Backgrounds, borders and text of the dark scheme: 0 is text, 7 the page. */
export const dark: MantineColorsTuple = [
  '#dfe3ea',
  '#b8bfca',
  '#969eac',
  '#6f7887',
  '#434b59',
  '#323947',
  '#262c38',
  '#171b23',
  '#12151c',
  '#0d1016',
]

/** What a status says, and how its text and background look in each scheme (checked by a test). */
export const tones = {
  neutral: { light: ['#3d4554', '#eceff3'], dark: ['#c9d0da', '#2d3441'] },
  info: { light: ['#304789', '#e6ecf8'], dark: ['#a9bbe6', '#232f4d'] },
  success: { light: ['#1d5e3c', '#e3f3ea'], dark: ['#86d3a8', '#173526'] },
  warning: { light: ['#7a4a05', '#fcf0d9'], dark: ['#ecc173', '#3c2d12'] },
  danger: { light: ['#96281f', '#fce9e7'], dark: ['#f3a39b', '#44201d'] },
} as const satisfies Record<string, Record<'light' | 'dark', readonly [text: string, background: string]>>

export type Tone = keyof typeof tones

/** Colours of the page itself in each scheme. */
export const surfaces = {
  light: {
    body: '#ffffff',
    subtle: '#f6f7f9',
    border: '#e1e5eb',
    text: '#1b212c',
    dimmed: '#5a6372',
    placeholder: '#697281',
    link: '#304789',
    error: '#b3261e',
  },
  dark: {
    body: '#171b23',
    subtle: '#12151c',
    border: '#2e3542',
    text: '#dfe3ea',
    dimmed: '#a2aab7',
    placeholder: '#939cab',
    link: '#a9bbe6',
    error: '#f3968d',
  },
} as const
