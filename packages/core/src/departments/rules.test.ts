import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decidePlace, deepestLevel, type Node } from './rules.ts'

const node = (id: string, parentId: string | null = null, given: Partial<Node> = {}): Node => ({
  id,
  name: id,
  parentId,
  isArchived: false,
  ...given,
})

// sales ─ east ─ harbour; kitchen; attic is archived
const tree = [
  node('sales'),
  node('east', 'sales'),
  node('harbour', 'east'),
  node('kitchen'),
  node('attic', null, { isArchived: true }),
]

test.each([
  ['a new one at the top', null, { name: 'new', parentId: null }, 'ok'],
  ['a new one below another', null, { name: 'new', parentId: 'harbour' }, 'ok'],
  ['below itself', 'sales', { name: 'sales', parentId: 'sales' }, 'cycle'],
  ['below its own child', 'sales', { name: 'sales', parentId: 'east' }, 'cycle'],
  ['below its grandchild', 'sales', { name: 'sales', parentId: 'harbour' }, 'cycle'],
  ['below a sibling', 'kitchen', { name: 'kitchen', parentId: 'harbour' }, 'ok'],
  ['to the top', 'harbour', { name: 'harbour', parentId: null }, 'ok'],
  ['below an archived one', null, { name: 'new', parentId: 'attic' }, 'unknown-parent'],
  ['below one that is not there', null, { name: 'new', parentId: 'elsewhere' }, 'unknown-parent'],
  ['the name of a sibling', null, { name: 'KITCHEN', parentId: null }, 'name-taken'],
  ['the name of an archived sibling', null, { name: 'attic', parentId: null }, 'ok'],
  ['the name of someone elsewhere', null, { name: 'harbour', parentId: null }, 'ok'],
  ['keeping its own name', 'kitchen', { name: 'kitchen', parentId: null }, 'ok'],
] as const)('%s', (_, id, place, verdict) => {
  const decided = decidePlace(tree, id, place)
  expect(decided.ok ? 'ok' : decided.reason).toBe(verdict)
})

test('the tree grows to its deepest level and no further, also when a part of it is moved', () => {
  const chain = Array.from({ length: deepestLevel }, (_, i) => node(`${i}`, i === 0 ? null : `${i - 1}`))
  const place = (parent: number) => ({ name: 'x', parentId: `${parent}` })
  expect(decidePlace(chain, null, place(deepestLevel - 2)).ok).toBe(true)
  expect(decidePlace(chain, null, place(deepestLevel - 1))).toEqual({ ok: false, reason: 'too-deep' })
  const pair = [...chain, node('a'), node('b', 'a')]
  expect(decidePlace(pair, 'a', place(deepestLevel - 3)).ok).toBe(true)
  expect(decidePlace(pair, 'a', place(deepestLevel - 2))).toEqual({ ok: false, reason: 'too-deep' })
})

test('however departments are moved, following the parents always ends', () => {
  const move = fc.record({ id: fc.nat(11), parentId: fc.option(fc.nat(11)) })
  fc.assert(
    fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
      const nodes = Array.from({ length: 12 }, (_, i) => node(`${i}`))
      for (const { id, parentId } of moves) {
        const place = { name: `${id}`, parentId: parentId === null ? null : `${parentId}` }
        const moved = nodes[id]
        if (moved && decidePlace(nodes, `${id}`, place).ok) moved.parentId = place.parentId
      }
      for (const { id } of nodes) {
        let at: string | null = id
        for (let steps = 0; at !== null; steps++) {
          expect(steps).toBeLessThanOrEqual(nodes.length)
          at = nodes[Number(at)]?.parentId ?? null
        }
      }
    }),
  )
})
