import type { WorkspaceRouter } from '@leasehold/api'
import type { inferRouterOutputs } from '@trpc/server'

/** A department as the API gives it. */
export type Department = inferRouterOutputs<WorkspaceRouter>['departments']['list'][number]

/** A department in its place: with those below it, and how deep it is. */
export type Branch = { department: Department; depth: number; below: Branch[] }

/** The tree, each level by name as it was given. What is below something that is not there stands at the top. */
export function treeOf(departments: readonly Department[]): Branch[] {
  const known = new Set(departments.map(({ id }) => id))
  const childrenOf = (parentId: string | null, depth: number): Branch[] =>
    departments
      .filter((each) => (known.has(each.parentId ?? '') ? each.parentId : null) === parentId)
      .map((department) => ({ department, depth, below: childrenOf(department.id, depth + 1) }))
  return childrenOf(null, 0)
}

/** The tree from top to bottom, line by line. */
export function linesOf(branches: readonly Branch[]): Branch[] {
  return branches.flatMap((branch) => [branch, ...linesOf(branch.below)])
}

/** Where a department may go: everywhere but to itself and below itself. */
export function placesFor(branches: readonly Branch[], id: string | null): Branch[] {
  return branches.flatMap((branch) =>
    branch.department.id === id ? [] : [branch, ...placesFor(branch.below, id)],
  )
}
