import type { Translated } from '../../translated.ts'
import type en from '../en/auth.ts'

export default {
  signIn: {
    title: 'サインイン',
    workspaceIntro: '会社のワークスペースにサインインしてください。',
    consoleIntro: 'プラットフォーム担当者専用です。',
    login: 'ユーザー名またはメールアドレス',
    password: 'パスワード',
    companyCode: '会社コード',
    companyCodeHint: '複数の会社に所属している場合、入力した会社が開きます。例：TEN-AB12C',
    addCompanyCode: '会社コードを入力する',
    submit: 'サインイン',
    expired: 'サインアウトされました。続けるにはもう一度サインインしてください。',
  },
  noCompany: {
    title: '所属する会社がありません',
    text: '現在、有効な会社に所属していません。会社の管理者に、招待またはメンバーの有効化をご依頼ください。',
  },
} as const satisfies Translated<typeof en>
