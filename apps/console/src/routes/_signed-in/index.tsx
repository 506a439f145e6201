import { NotFoundState } from '@leasehold/ui'
import { createFileRoute, Navigate } from '@tanstack/react-router'
import { useMe } from '../../lib/me.ts'
import { useNav } from '../../lib/nav.ts'

/** The start leads to the first page one may see. */
export const Route = createFileRoute('/_signed-in/')({ component: Start })

function Start() {
  const [first] = useNav(useMe().permissions).flatMap(({ items }) => items)
  return first ? <Navigate {...first.link} replace /> : <NotFoundState />
}
