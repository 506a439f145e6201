import { describe, expect, test } from 'vitest'
import { gigabyteDigits, readScaled, scaledText } from './scaled-number.ts'

describe('numbers in large units', () => {
  test.each([
    [60_000, 2, '600'],
    [60_050, 2, '600.50'],
    [5, 2, '0.05'],
    [0, 2, '0'],
    [500, 0, '500'],
    [5_000_000_000, gigabyteDigits, '5'],
    [1_500_000_000, gigabyteDigits, '1.5'],
    [1, gigabyteDigits, '0.000000001'],
  ])('%d with %d digits is written %s, and read back', (value, digits, text) => {
    expect(scaledText(value, digits)).toBe(text)
    expect(readScaled(text, digits)).toBe(value)
  })

  test.each([
    ['', 2, null],
    ['  ', 2, null],
    ['1,000', 2, 100_000],
    ['６００．５', 2, 60_050],
    ['12.', 2, 1200],
    ['12.345', 2, Number.NaN],
    ['1.5', 0, Number.NaN],
    ['-1', 2, Number.NaN],
    ['1e3', 2, Number.NaN],
    ['abc', 2, Number.NaN],
  ])('%j with %d digits is read as %d', (text, digits, value) => {
    expect(readScaled(text, digits)).toBe(value)
  })
})
