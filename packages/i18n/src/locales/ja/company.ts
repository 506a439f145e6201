import type { Translated } from '../../translated.ts'
import type en from '../en/company.ts'

export default {} as const satisfies Translated<typeof en>
