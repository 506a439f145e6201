import type { Translated } from '../../translated.ts'
import type en from '../en/modules.ts'

export default {} as const satisfies Translated<typeof en>
