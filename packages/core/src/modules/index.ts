export { getModule } from './get-module.ts'
export { listModules } from './list-modules.ts'
