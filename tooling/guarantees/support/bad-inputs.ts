import type { z } from 'zod'

/** Texts that have broken programs before: in a database, in Unicode, in a date, in JavaScript. */
const nastyTexts = [
  '',
  ' ',
  'nul\u0000byte',
  'lone \ud800 surrogate',
  'lone \udfff surrogate',
  '\u202eright to left',
  'z\u0335\u0321\u0322a\u0335l\u0335g\u0335o\u0335'.repeat(3),
  '\ufeff',
  '\u200b\u200d',
  'line\nfeed\ttab\u0007bell',
  '%',
  '_\\%',
  "';drop table tenants;--",
  `${'{'}7*7}{{7*7}}`,
  '__proto__',
  'constructor',
  'toString',
  'null',
  'NaN',
  '1e999',
  '-0',
  '00000000-0000-0000-0000-000000000000',
  '01901234-0000-7000-8000-00000000000g',
  '0190123400007000800000000000000000000',
  '0000-01-01T00:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
  '+275760-09-13T00:00:00.000Z',
  '2024-02-30T00:00:00.000Z',
  '2024-01-01T00:00:00+99:99',
  'infinity',
  'a@b',
  'TEN-00000',
  '𝒯ℯ𝓃',
  'пароль',
  'x'.repeat(101),
  'x'.repeat(601),
  'x'.repeat(5_000),
  '😀'.repeat(200),
]

const nastyNumbers = [
  0,
  -1,
  -0,
  0.5,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 53 - 1,
  2 ** 53,
  -(2 ** 63),
  1e308,
  Number.MIN_VALUE,
]

const deep = (levels: number): unknown => {
  let value: unknown = 'bottom'
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { a: value }
  return value
}

/** Values of every kind, none of which a field may fall over. */
export const nastyValues: unknown[] = [
  null,
  true,
  false,
  [],
  {},
  [[]],
  [null],
  { a: 1 },
  deep(50),
  deep(2_000),
  Array(500).fill('x'),
  ...nastyNumbers,
  ...nastyTexts,
]

/** Cursors that no list made, though some look as if. */
export const absurdCursors: string[] = [
  'x',
  '!!!!',
  'bnVsbA',
  ...[
    null,
    0,
    {},
    [],
    ['after'],
    ['before'],
    ['sideways', 1],
    ...['after', 'before'].flatMap((direction) =>
      [1, 2, 3, 4].flatMap((width) =>
        [
          null,
          0,
          -1,
          1e308,
          2 ** 53,
          '',
          'x',
          'infinity',
          'NaN',
          '0000-01-01T00:00:00Z',
          '99999-01-01',
          '2024-01-01T00:00:00Z',
          "' or 1=1 --",
          '00000000-0000-0000-0000-000000000000',
          true,
          { a: 1 },
          'x'.repeat(300),
        ].map((value) => [direction, ...Array(width).fill(value)]),
      ),
    ),
    ['after', 'x', '00000000-0000-0000-0000-000000000000'],
    ['after', '2024-01-01T00:00:00Z', 'x'],
    ['after', null, '00000000-0000-0000-0000-000000000000'],
    ['before', '2024-01-01T00:00:00Z', '00000000-0000-0000-0000-000000000000', 1],
  ].map((place) => Buffer.from(JSON.stringify(place)).toString('base64url')),
]

type Path = (string | number)[]

/** Every place of a value that has one, its own included. */
export function placesOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at]
  return [at, ...Object.entries(value).flatMap(([key, of]) => placesOf(of, [...at, key]))]
}

/** A copy with another value at a place; `undefined` takes the place away. */
export function withValue(value: unknown, [key, ...rest]: Path, given: unknown): unknown {
  if (key === undefined) return given
  const copy: Record<string, unknown> = Array.isArray(value)
    ? (Object.assign([], value) as unknown as Record<string, unknown>)
    : { ...(value as Record<string, unknown>) }
  if (rest.length === 0 && given === undefined) delete copy[key]
  else copy[key] = withValue(copy[key], rest, given)
  return copy
}

/** A copy with a field more at a place that is an object. JSON can name fields that JavaScript hides. */
export function withField(value: unknown, at: Path, name: string, given: unknown): unknown {
  const marked = withValue(value, [...at, 'FIELD_TO_NAME'], given)
  return JSON.parse(JSON.stringify(marked).replace('"FIELD_TO_NAME"', JSON.stringify(name)))
}

/** Whether a schema takes a value, as it would arrive in JSON. */
export async function accepts(schema: z.core.$ZodType, value: unknown): Promise<boolean> {
  const parsed = await (schema as z.ZodType).safeParseAsync(value)
  return parsed.success
}
