export * from './common.ts'
export * from './errors.ts'
export * from './tenant-code.ts'
export * from './username.ts'
