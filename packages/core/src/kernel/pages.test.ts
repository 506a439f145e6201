import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Refusal } from './index.ts'
import { decodePlace, toPage } from './pages.ts'

/** A list as a database would page it: rows after or before a place, one more than asked. */
function read(all: number[], limit: number, cursor?: string) {
  const place = decodePlace(cursor, 1)
  const at = Number(place?.values[0])
  const rows = !place
    ? all
    : place.direction === 'after'
      ? all.filter((n) => n > at)
      : all.filter((n) => n < at).toReversed()
  return toPage(rows.slice(0, limit + 1), limit, place, (n) => [n])
}

test('going on and back visits every row once, in order', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer(), { maxLength: 60 }),
      fc.integer({ min: 1, max: 9 }),
      (some, limit) => {
        const all = some.toSorted((a, b) => a - b)
        const seen: number[] = []
        let page = read(all, limit)
        expect(page.previous).toBeNull()
        const pages = [page.items]
        while (page.next) {
          page = read(all, limit, page.next)
          pages.push(page.items)
        }
        for (const items of pages) seen.push(...items)
        expect(seen).toEqual(all)
        for (const items of pages.slice(0, -1).toReversed()) {
          expect(page.previous).not.toBeNull()
          page = read(all, limit, page.previous ?? undefined)
          expect(page.items).toEqual(items)
        }
      },
    ),
  )
})

test.each([
  'nonsense',
  Buffer.from('{}').toString('base64url'),
  Buffer.from('["after"]').toString('base64url'),
  Buffer.from('["sideways",1]').toString('base64url'),
  Buffer.from('["after",{"a":1}]').toString('base64url'),
  Buffer.from('["after","\\u0000"]').toString('base64url'),
])('a cursor that is none is refused: %s', (cursor) => {
  expect(() => decodePlace(cursor, 1)).toThrow(Refusal)
})

const cursorOf = (...values: unknown[]) =>
  Buffer.from(JSON.stringify(['after', ...values])).toString('base64url')

test.each([
  ['uuid', 'abc', '018f0000-0000-7000-8000-000000000001'],
  ['timestamptz', 'yesterday', '2026-03-04T05:06:07.123456+00'],
  ['timestamptz', '2026-02-30T05:06:07Z', '2026-03-04T05:06:07.123Z'],
  ['timestamptz', '2026-03-04T25:06:07Z', '2026-03-04T05:06:07+08:00'],
  ['bigint', '12x', 12],
] as const)('a place that is no %s is refused before the database sees it', (type, wrong, right) => {
  expect(() => decodePlace(cursorOf(wrong), [type])).toThrow(Refusal)
  expect(decodePlace(cursorOf(right), [type])).toEqual({ direction: 'after', values: [String(right)] })
})
