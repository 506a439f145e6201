import type { Translated } from '../../translated.ts'
import type en from '../en/account.ts'

export default {
  nav: {
    title: 'マイアカウント',
    profile: 'プロフィール',
    security: 'パスワードと端末',
    companies: '所属する会社',
  },
  profile: {
    title: 'プロフィール',
    description: '会社のメンバーに表示される情報と、サインインに使う名前です。',
    about: '基本情報',
    displayName: '氏名',
    phone: '電話番号',
    saved: 'プロフィールを保存しました。',
  },
  email: {
    title: 'メールアドレス',
    text: 'アカウントに関するメールは {{email}} に届きます。サインインにも使えます。',
    change: 'アドレスを変更',
    new: '新しいメールアドレス',
    password: '現在のパスワード',
    passwordHint: 'このアドレスでパスワードを再設定できるため、ご本人であることを確認します。',
    saved: 'メールアドレスを変更し、以前のアドレスにお知らせしました。',
  },
  language: {
    title: '言語',
    text: 'サインインした端末での表示と、お送りするメールに使う言語です。',
  },
  security: {
    title: 'パスワードと端末',
    description: 'アカウントを守るための設定です。',
  },
  password: {
    title: 'パスワードの変更',
    current: '現在のパスワード',
    new: '新しいパスワード',
    hint: '10文字以上。覚えやすい言葉をいくつか組み合わせると安全です。',
    submit: 'パスワードを変更',
    saved: 'パスワードを変更し、他のすべての端末でサインアウトしました。',
  },
  sessions: {
    title: 'サインイン中の端末',
    current: 'この端末',
    address: 'IPアドレス',
    since: 'サインイン日時',
    onSystem: '{{browser}}（{{system}}）',
    unknown: '不明な端末',
    app: 'モバイルアプリ',
    end: 'サインアウト',
    endOf: '{{device}}をサインアウト',
    ended: 'その端末をサインアウトしました。',
    endOthers: '他の端末をすべてサインアウト',
    endOthersText:
      'この端末以外はすぐにサインアウトされます。他の端末で保存していない内容は失われることがあります。',
    othersEnded: '他の端末をすべてサインアウトしました。',
  },
  companies: {
    title: '所属する会社',
    description: '利用できる会社の一覧です。サインインするとメインの会社が開きます。',
    primary: 'メイン',
    makePrimary: 'メインにする',
    makePrimaryOf: 'メインにする：{{company}}',
    madePrimary: '今後サインインすると{{company}}が開きます。',
    emptyTitle: '所属する会社がありません',
    emptyText: '現在、有効な会社に所属していません。会社の管理者に招待をご依頼ください。',
  },
} as const satisfies Translated<typeof en>
