export * from './asked.ts'
export * from './errors.ts'
export * from './objects.ts'
export * from './provider.ts'
