import { useTranslation } from '@leasehold/i18n/react'
import { IconSitemap } from '@tabler/icons-react'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { CSSProperties } from 'react'
import { useMay } from '../../lib/company.ts'
import { DepartmentActions } from './department-actions.tsx'
import type { Editing } from './department-dialog.tsx'
import classes from './departments.module.css'
import type { Branch, Department } from './departments.ts'

const route = getRouteApi('/$tenant/departments')

type TreeProps = {
  tree: readonly Branch[]
  /** Null for those who may only look. */
  onEdit: ((editing: Editing) => void) | null
}

/** Departments below each other, each with the number of its members. */
export function DepartmentTree({ tree, onEdit }: TreeProps) {
  const { t } = useTranslation('departments')
  return (
    <ul className={classes.tree} aria-label={t('tree')}>
      <Branches branches={tree} onEdit={onEdit} />
    </ul>
  )
}

function Branches({ branches, onEdit }: { branches: readonly Branch[]; onEdit: TreeProps['onEdit'] }) {
  return branches.map(({ department, depth, below }) => (
    <li key={department.id}>
      <div className={classes.line} style={{ '--depth': depth } as CSSProperties}>
        <IconSitemap size={17} stroke={1.6} aria-hidden />
        <span className={classes.name}>{department.name}</span>
        <MemberCount department={department} />
        {onEdit ? <DepartmentActions department={department} onEdit={onEdit} /> : null}
      </div>
      {below.length > 0 ? (
        <ul>
          <Branches branches={below} onEdit={onEdit} />
        </ul>
      ) : null}
    </li>
  ))
}

function MemberCount({ department }: { department: Department }) {
  const { tenant } = route.useParams()
  const { t } = useTranslation('departments')
  const mayRead = useMay('members:read')
  const text = t('members', { count: department.members })
  if (!mayRead || department.members === 0) return <span className={classes.members}>{text}</span>
  return (
    <Link
      to="/$tenant/members"
      params={{ tenant }}
      search={{ departmentId: department.id }}
      className={classes.members}
      aria-label={`${t('showMembers', { name: department.name })}: ${text}`}
    >
      {text}
    </Link>
  )
}
