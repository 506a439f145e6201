import { expect, test } from 'vitest'
import { ink, surfaces, tones } from './colors.ts'

/** Relative luminance and contrast ratio after WCAG 2.2. */
function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
  const [red = 0, green = 0, blue = 0] = channels.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

const schemes = ['light', 'dark'] as const
const inputBackground = { light: '#ffffff', dark: '#262c38' }
const filled = { light: [ink[6], ink[7], '#b3261e', '#96281f'], dark: [ink[5], ink[6], '#b8372e', '#a32f27'] }

const textOnSurfaces = schemes.flatMap((scheme) => {
  const { body, subtle, text, dimmed, link, error, placeholder } = surfaces[scheme]
  return [
    ...[text, dimmed, link, error].flatMap((color) => [
      [scheme, color, body] as const,
      [scheme, color, subtle] as const,
    ]),
    [scheme, placeholder, inputBackground[scheme]] as const,
    [scheme, error, inputBackground[scheme]] as const,
  ]
})

const textOnTones = schemes.flatMap((scheme) =>
  Object.values(tones).flatMap((tone) => {
    const [text, background] = tone[scheme]
    return [
      [scheme, text, background] as const,
      [scheme, surfaces[scheme].text, background] as const,
      [scheme, text, surfaces[scheme].body] as const,
    ]
  }),
)

const textOnButtons = schemes.flatMap((scheme) =>
  filled[scheme].map((background) => [scheme, '#ffffff', background ?? ''] as const),
)

test.each([...textOnSurfaces, ...textOnTones, ...textOnButtons])(
  'in the %s, %s on %s can be read (4.5:1)',
  (_, text, background) => {
    expect(contrast(text, background)).toBeGreaterThanOrEqual(4.5)
  },
)
