import { expect, test } from 'vitest'
import { importsOf } from './sources.ts'

test('every way to import is seen, and types are told from what runs', () => {
  const code = [
    "import a from 'a'",
    "import type { B } from 'b'",
    "import './c.css'",
    "export * from './d.ts'",
    "export type { E } from './e.ts'",
    "const f = await import('f')",
    "let g: import('g').G",
    // What is left of this when it runs is `import 'h'`.
    "import { type H } from 'h'",
    '// import i from "i"',
    'const j = <p>{"import k from \'k\'"}</p>',
  ].join('\n')
  const seen = importsOf('any.tsx', code).map(({ specifier, line, isType }) => [specifier, line, isType])
  expect(seen.sort()).toEqual([
    ['./c.css', 3, false],
    ['./d.ts', 4, false],
    ['./e.ts', 5, true],
    ['a', 1, false],
    ['b', 2, true],
    ['f', 6, false],
    ['g', 7, true],
    ['h', 8, false],
  ])
})

test('a file that cannot be read is an error, not a file without imports', () => {
  expect(() => importsOf('broken.ts', 'import {')).toThrow('broken.ts')
})
