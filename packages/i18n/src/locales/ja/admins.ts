import type { Translated } from '../../translated.ts'
import type en from '../en/admins.ts'

export default {
  title: 'プラットフォーム管理者',
  description: 'プラットフォームを運営する担当者です。サーバーのコマンドラインで作成します。',
  search: 'ユーザー名、氏名、メールアドレスで検索',
  admin: '管理者',
  email: 'メールアドレス',
  role: '役割',
  extra: '追加の権限',
  status: '状態',
  lastSignIn: '最終サインイン',
  enabled: '有効',
  disabled: '無効',
  never: 'なし',
  empty: { title: '管理者がいません', text: 'サーバーのコマンドラインで作成してください。' },
  roles: {
    super_admin: '最高管理者',
    sales: '営業',
    finance: '経理',
    support: 'サポート',
  },
  matrix: {
    title: '役割ごとの権限',
    permission: '権限',
    yes: 'あり',
    no: 'なし',
  },
  permissions: {
    tenants_read: '会社の閲覧',
    tenants_manage: '会社の作成と編集',
    tenants_suspend: '会社の停止と再開',
    tenants_delete: '会社の削除と復元',
    onboarding_manage: '開通リンクの作成',
    entitlements_manage: '会社への機能・アドオン・プランの付与',
    users_read: 'ユーザーの閲覧',
    users_manage: 'ユーザーのブロック、所属の変更、セッションの終了',
    admins_read: 'プラットフォーム管理者の閲覧',
    audit_read: '監査ログの閲覧',
    mail_read: 'メールの閲覧',
    system_read: 'システム設定の閲覧',
  },
} as const satisfies Translated<typeof en>
