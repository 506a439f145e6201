import type { Translated } from '../../translated.ts'
import type en from '../en/stores.ts'

export default {
  title: '店舗一覧',
  used: '{{limit}} 店舗のうち {{used}} 店舗を使用中',
  usedOpen_other: '{{count}} 店舗を使用中',
  full: 'プランの {{limit}} 店舗はすべて使用中です。店舗をアーカイブするか、{{people}}に上位プランへの変更をご相談ください。',
  fullOwn:
    'プランの {{limit}} 店舗はすべて使用中です。店舗をアーカイブするか、「請求」で上位プランをお選びください。',
  limited: '担当する店舗を表示しています。',
  list: {
    search: '名前、コード、住所で検索',
    name: '名前',
    code: 'コード',
    address: '住所',
    phone: '電話番号',
    status: '状態',
    created: '作成日',
    emptyTitle: 'まだ店舗がありません',
    emptyText: '店舗とは、お店や支店のことです。メンバーの担当を一部の店舗に限ることができます。',
  },
  status: { open: '営業中', archived: 'アーカイブ済み' },
  form: {
    nameHint: '普段の呼び名です。例：港通り店',
    codeHint: 'S01 のような短いコード。会社の中で重複できません。',
    codeFormat: '文字と数字、間に . _ - が使えます。空白は使えません。',
  },
  create: { action: '店舗を追加', title: '店舗の追加', submit: '店舗を作成', done: '{{name}}を作成しました' },
  details: '詳細',
  saved: '変更を保存しました',
  history: 'この店舗の操作履歴',
  use: '使用状況',
  archive: {
    action: 'アーカイブ',
    title: '{{name}}をアーカイブしますか？',
    text: 'プランの枠が 1 つ空き、選択できなくなります。データは削除されず、いつでも元に戻せます。他の店舗も担当しているメンバーは、引き続きそちらを利用できます。',
    hint: '店舗の使用を終えます。データは削除されません。',
    done: '{{name}}をアーカイブしました',
  },
  restore: {
    action: '元に戻す',
    hint: '店舗を再び使えるようにします。プランの枠を 1 つ使います。',
    done: '{{name}}を元に戻しました',
  },
} as const satisfies Translated<typeof en>
