export { isOver, type Surplus, surplusOf } from './rules.ts'
export { type Usage, usageIn, usageOf } from './usage-of.ts'
