import type { Translated } from '../../translated.ts'
import type en from '../en/company.ts'

export default {
  /** Above every page while the contract is not in order; `people` are the billing admins. */
  access: {
    overdue:
      'お支払いの期限が過ぎています。お支払いがない場合、ワークスペースは閲覧のみになります。{{people}}にご相談ください。',
    read_only:
      'お支払いの期限が過ぎているため、ワークスペースは閲覧のみ可能です。{{people}}にご相談ください。',
    billing_only:
      '会社のご契約が終了しているため、各ページを利用できません。更新については{{people}}にご相談ください。',
  },
} as const satisfies Translated<typeof en>
