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
    checkCompanyCode: '会社コードもご確認いただくか、空欄のままお試しください。',
    addCompanyCode: '会社コードを入力する',
    submit: 'サインイン',
    expired: 'サインインしていません。ページを開くにはサインインしてください。',
  },
  username: {
    label: 'ユーザー名',
    hint: 'サインインに使います。文字、数字と . _ - が使えます。',
    checking: '使用できるか確認しています…',
    free: 'このユーザー名は使用できます。',
    taken: 'このユーザー名は使われています。別の名前を入力してください。',
  },
  forgot: {
    link: 'パスワードをお忘れですか？',
    title: 'パスワードをお忘れの方',
    intro:
      'ユーザー名またはメールアドレスを入力してください。アカウントのメールアドレスに再設定用のリンクをお送りします。',
    submit: 'リンクを送信',
    sentTitle: 'メールをご確認ください',
    sent: '「{{login}}」のアカウントがある場合は、まもなくメールが届きます。リンクの有効期限は1時間です。',
    sentHint: '数分待っても届かない場合は、迷惑メールフォルダと入力内容をご確認ください。',
    again: '別のユーザー名やアドレスで試す',
    back: 'サインインに戻る',
  },
  reset: {
    title: '新しいパスワードの設定',
    intro: '設定すると、サインイン中のすべての端末でサインアウトされます。',
    password: '新しいパスワード',
    passwordHint: '10文字以上。覚えやすい言葉をいくつか組み合わせると安全です。',
    submit: 'パスワードを設定',
    doneTitle: 'パスワードを変更しました',
    done: '新しいパスワードでサインインできます。',
    signIn: 'サインイン',
    endedTitle: 'このリンクは使えません',
    newLink: '新しいリンクを申し込む',
  },
  noCompany: {
    title: '所属する会社がありません',
    text: '現在、有効な会社に所属していません。会社の管理者に、招待またはメンバーの有効化をご依頼ください。',
  },
} as const satisfies Translated<typeof en>
