import type { Translated } from '../../translated.ts'
import type en from '../en/company.ts'

export default {
  /** Above every page while the contract is not in order; `people` are the billing admins. */
  access: {
    overdue: '有款项已逾期。如不及时结清，工作区将变为只读。请联系{{people}}。',
    read_only: '因款项逾期，工作区目前为只读状态，无法修改。请联系{{people}}。',
    billing_only: '公司的订阅已结束，页面已关闭。请联系{{people}}续订。',
  },
} as const satisfies Translated<typeof en>
