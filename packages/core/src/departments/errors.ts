import { InvalidField, Refusal } from '../kernel/index.ts'
import { departmentLimit, type PlaceVerdict } from './rules.ts'

/** A department would be below itself. */
export class DepartmentCycle extends Refusal {
  constructor() {
    super('DEPARTMENT_CYCLE')
  }
}

/** Members or departments are still in it. */
export class DepartmentInUse extends Refusal {
  constructor(details: { members: number; departments: number }) {
    super('DEPARTMENT_IN_USE', details)
  }
}

/** More departments than one company can have. */
export class DepartmentLimitReached extends Refusal {
  constructor() {
    super('DEPARTMENT_LIMIT_REACHED', { limit: departmentLimit })
  }
}

/** The refusal for a place a department may not have. */
export function misplaced({ reason }: PlaceVerdict & { ok: false }): Refusal {
  switch (reason) {
    case 'cycle':
      return new DepartmentCycle()
    case 'unknown-parent':
      return new InvalidField('parentId', 'unknown')
    case 'too-deep':
      return new InvalidField('parentId', 'too_deep')
    case 'name-taken':
      return new InvalidField('name', 'taken')
  }
}
