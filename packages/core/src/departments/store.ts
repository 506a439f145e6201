import {
  departments,
  memberships,
  type TenantId,
  type TenantReader,
  type TenantTx,
  tenantRead,
} from '@leasehold/db'
import { and, asc, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import { departmentLimit, type Node } from './rules.ts'

/** Departments in order of their names, each with the active members in it. */
export function listDepartments(reader: TenantReader, status: 'open' | 'archived') {
  const { tenantId } = reader
  return tenantRead(reader, (db, bound) =>
    db
      .select({
        id: departments.id,
        name: departments.name,
        parentId: departments.parentId,
        archivedAt: departments.archivedAt,
        version: departments.version,
        // Written out: among the fields of a query over one table, Drizzle leaves the table's name out.
        members: sql<number>`(select count(*)::int from ${memberships} m
          where m.tenant_id = ${tenantId} and m.department_id = "departments"."id" and m.status = 'active')`,
      })
      .from(departments)
      .where(
        and(
          bound,
          eq(departments.tenantId, tenantId),
          status === 'open' ? isNull(departments.archivedAt) : isNotNull(departments.archivedAt),
        ),
      )
      .orderBy(asc(departments.name), asc(departments.id))
      .limit(departmentLimit),
  )
}

/** The whole tree. Read after `lockEntitlements`: whoever changes the tree meets there. */
export async function readTree(tx: TenantTx, tenantId: TenantId): Promise<Node[]> {
  return tx
    .select({
      id: departments.id,
      name: departments.name,
      parentId: departments.parentId,
      isArchived: sql<boolean>`${departments.archivedAt} is not null`,
    })
    .from(departments)
    .where(eq(departments.tenantId, tenantId))
}

const isDepartment = (tenantId: TenantId, id: string) =>
  and(eq(departments.tenantId, tenantId), eq(departments.id, id))

export async function lockDepartment(tx: TenantTx, tenantId: TenantId, id: string) {
  const [department] = await tx
    .select({
      id: departments.id,
      name: departments.name,
      parentId: departments.parentId,
      archivedAt: departments.archivedAt,
      version: departments.version,
    })
    .from(departments)
    .where(isDepartment(tenantId, id))
    .for('update')
  return department ?? null
}

/** Members who are in the department, disabled ones too. */
export async function countMembers(tx: TenantTx, tenantId: TenantId, id: string): Promise<number> {
  return tx.$count(
    memberships,
    and(
      eq(memberships.tenantId, tenantId),
      eq(memberships.departmentId, id),
      ne(memberships.status, 'removed'),
    ),
  )
}

export async function insertDepartment(
  tx: TenantTx,
  department: { tenantId: TenantId; id: string; name: string; parentId: string | null },
): Promise<void> {
  await tx.insert(departments).values(department)
}

export async function updateDepartment(
  tx: TenantTx,
  tenantId: TenantId,
  id: string,
  change: { name?: string; parentId?: string | null; archivedAt?: Date | null },
): Promise<void> {
  await tx
    .update(departments)
    .set({ ...change, version: sql`${departments.version} + 1` })
    .where(isDepartment(tenantId, id))
}
