import type { Translated } from '../../translated.ts'
import type en from '../en/onboarding.ts'

export default {
  steps: {
    label: '4つのステップで設定',
    progress: 'ステップ {{step}} / 4',
    verify: 'ようこそ',
    account: 'アカウント',
    basics: '会社',
    done: '完了',
  },
  verify: {
    title: '{{company}}へようこそ',
    text: '会社のワークスペースの準備ができました。最初に利用するのはあなたです。アカウントを作成し、必要に応じて会社の情報を入力すると、すぐに使い始められます。所要時間は2分ほどです。',
    company: '会社',
    code: '会社コード',
    validUntil: 'リンクの有効期限',
    start: '始める',
  },
  account: {
    title: 'アカウントの作成',
    intro: '請求、メンバー、設定を管理する、{{company}}のメインアカウントになります。',
    displayName: 'お名前',
    email: 'メールアドレス',
    password: 'パスワード',
    passwordHint: '10文字以上で入力してください。',
    submit: 'アカウントを作成して次へ',
    haveOne: 'すでにアカウントをお持ちですか？',
    signIn: 'サインインして使う',
  },
  own: {
    title: '{{name}} としてサインインしています',
    text: 'このアカウント（{{email}}）を{{company}}でも使い、会社を切り替えることができます。',
    use: 'このアカウントを使う',
    new: 'または新しいアカウントを作成',
  },
  signIn: {
    title: 'サインインして続ける',
    text: 'このリンクではすでにアカウントが作成されています。そのアカウントでサインインして、{{company}}の設定を続けてください。',
    other:
      '{{name}} としてサインインしていますが、このリンクは別のアカウントのものです。サインアウトしてから、そのアカウントでサインインしてください。',
    submit: 'サインイン',
  },
  ended: {
    used: {
      title: 'このリンクは使用済みです',
      text: '会社の設定はすでに完了しています。サインインしてお入りください。利用できるはずなのに入れない場合は、会社の管理者に招待をご依頼ください。',
    },
    expired: {
      title: 'このリンクは期限切れです',
      text: 'リンクの有効期間は7日間です。送信者に新しいリンクをご依頼ください。',
    },
    replaced: {
      title: 'このリンクは無効になりました',
      text: '会社用に新しいリンクが作成されています。新しいリンクを開くか、送信者にお問い合わせください。',
    },
    unknown: {
      title: 'このリンクは正しくありません',
      text: '途中で切れている可能性があります。受け取ったリンク全体を開くか、新しいリンクをご依頼ください。',
    },
    signIn: 'サインイン',
  },
  basics: {
    title: '{{company}}について',
    intro: 'すべて任意です。あとでワークスペースから変更できます。',
    finish: '完了する',
    finishHint: 'まだ決まっていないものは省略できます。',
    locked:
      '会社のトライアルまたは契約が終了しているため、ここでは追加できません。設定を完了してから、ワークスペースで更新してください。',
    departments: {
      title: '部署',
      text: '担当ごとにメンバーをまとめます。',
      name: '部署名',
      add: '部署を追加',
      suggestions: '候補',
      list: '会社の部署',
      suggested: {
        sales: '営業部',
        purchasing: '購買部',
        finance: '経理部',
        operations: '業務部',
        people: '人事部',
      },
    },
    stores: {
      title: '店舗',
      text: '店舗や支店です。メンバーが担当する店舗を限定できます。',
      name: '店舗名',
      code: '略称コード',
      add: '店舗を追加',
      list: '会社の店舗',
      used_other: 'プランの{{count}}店舗のうち{{used}}店舗を使用しています。',
    },
    role: {
      title: '新しいメンバーの役割',
      text: '招待するときに最初に選ばれている役割です。',
    },
  },
  done: {
    title: '{{company}}の準備ができました',
    intro: 'サインインしています。次回は次の情報を使います。',
    company: '会社',
    code: '会社コード',
    username: 'ユーザー名',
    address: 'アドレス（URL）',
    open: 'ワークスペースを開く',
  },
} as const satisfies Translated<typeof en>
