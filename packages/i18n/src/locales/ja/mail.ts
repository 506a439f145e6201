import type { Translated } from '../../translated.ts'
import type en from '../en/mail.ts'

export default {
  title: 'メール',
  description: 'プラットフォームから送ったメールと、その配信状況です。',
  search: '宛先で検索',
  recipient: '宛先',
  subject: '件名',
  state: '状態',
  kind: '種類',
  created: '作成日時',
  sentAt: '送信日時',
  language: '言語',
  details: '詳細',
  text: '内容',
  formatted: '書式付き',
  plain: 'テキスト',
  retried: '再送待ち',
  status: { queued: '送信待ち', kept: '保管', sent: '送信済み', failed: '失敗' },
  templates: {
    invitation: '招待',
    'membership-added': '会社への追加',
    'password-reset': 'パスワードの再設定',
    'password-changed': 'パスワードの変更',
    'email-changed': 'メールアドレスの変更',
    'primary-moved': 'メインの会社の変更',
    'left-every-company': '所属会社なし',
    'entitlement-ending': 'まもなく終了',
    'entitlement-ended': '終了',
    'payment-receipt': 'お支払いの確認',
    'payment-failed': 'お支払いの失敗',
    'purchase-failed': '購入の未完了',
    'trial-converting': 'トライアルから契約へ',
    'payment-disputed': '支払いへの異議申し立て',
  },
  keptNotice:
    'メールサーバーが設定されていないため、このメールは送信されず、ここに保管されています。リンクは使えます。',
  retriedNotice: 'まだ配信されていません。自動的に再送されます。メールサーバーの応答：{{failure}}',
  failedNotice:
    '配信できなかったため、再送は行われません。宛先を確認し、招待などの操作をもう一度行ってください。メールサーバーの応答：{{failure}}',
  noText: {
    title: '内容は保管されていません',
    text: 'メールのリンクは受け取った方だけのものです。そのため、内容は保存していません。',
  },
  empty: {
    title: 'メールはまだありません',
    text: '招待、パスワードの再設定、お知らせのメールが作成されると、ここに表示されます。',
  },
} as const satisfies Translated<typeof en>
