import { expect, test } from 'vitest'
import { type Department, linesOf, placesFor, treeOf } from './departments.ts'

const department = (id: string, parentId: string | null): Department => ({
  id,
  name: id,
  parentId,
  archivedAt: null,
  version: 1,
  members: 0,
})

const tree = treeOf([
  department('east', 'sales'),
  department('harbour', 'east'),
  department('kitchen', null),
  department('lost', 'nowhere'),
  department('sales', null),
  department('west', 'sales'),
])

test('departments stand below their parents, by name', () => {
  expect(linesOf(tree).map(({ department: { id }, depth }) => `${depth} ${id}`)).toEqual([
    '0 kitchen',
    '0 lost',
    '0 sales',
    '1 east',
    '2 harbour',
    '1 west',
  ])
})

test('a department may go anywhere but below itself', () => {
  expect(placesFor(tree, 'east').map(({ department: { id } }) => id)).toEqual([
    'kitchen',
    'lost',
    'sales',
    'west',
  ])
  expect(placesFor(tree, null)).toHaveLength(6)
})
