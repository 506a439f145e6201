export { archiveDepartment, restoreDepartment } from './archive-department.ts'
export { changeDepartment } from './change-department.ts'
export { createDepartment } from './create-department.ts'
export { listDepartments } from './list-departments.ts'
