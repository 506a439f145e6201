import type { Translated } from '../../translated.ts'
import type en from '../en/emails.ts'

export default {} as const satisfies Translated<typeof en>
