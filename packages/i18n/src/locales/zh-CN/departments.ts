import type { Translated } from '../../translated.ts'
import type en from '../en/departments.ts'

export default {} as const satisfies Translated<typeof en>
