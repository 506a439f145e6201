import type { Translated } from '../../translated.ts'
import type en from '../en/emails.ts'

export default {
  greeting: '{{name}} 様',
  linkFallback: 'ボタンが使えない場合は、次のアドレスを開いてください。',
  footer: 'このメールはLeaseholdから自動送信されています。返信いただいてもお読みできません。',
  invitation: {
    subject: '{{inviter}}さんから{{company}}への招待が届いています',
    heading: '{{company}}への招待',
    text: '{{inviter}}さんが、あなたを{{company}}のワークスペースに招待しています。役割：{{role}}',
    action: '招待を受ける',
    expiry_other: 'リンクは{{count}}日間有効で、1回のみ使えます。',
    ignore: '{{company}}に心当たりがない場合は、このメールを無視してください。',
  },
  passwordReset: {
    subject: 'パスワードの再設定',
    heading: '新しいパスワードの設定',
    text: 'あなたのアカウントで、パスワードの再設定が申し込まれました。ご本人の場合は、こちらから設定してください。',
    action: '新しいパスワードを設定',
    expiry: 'リンクは1時間有効で、1回のみ使えます。もう一度申し込むと、このリンクは使えなくなります。',
    ignore: '心当たりがない場合は、このメールを無視してください。パスワードは変わりません。',
  },
  passwordChanged: {
    subject: 'パスワードが変更されました',
    heading: 'パスワードが変更されました',
    text: 'アカウントのパスワードが変更され、他の端末ではサインアウトされました。',
    warning: '心当たりがない場合は、すぐに新しいパスワードを設定し、会社の管理者にご連絡ください。',
    action: '新しいパスワードを設定',
  },
  emailChanged: {
    subject: 'メールアドレスが変更されました',
    heading: 'メールアドレスが変更されました',
    text: 'アカウントのメールアドレスが {{email}} に変更されました。今後、このアドレスにはお知らせが届きません。',
    warning:
      '心当たりがない場合は、ユーザー名でサインインしてアドレスを元に戻し、新しいパスワードを設定してください。サインインできない場合は、すぐに会社の管理者にご連絡ください。',
    action: 'マイアカウントを開く',
  },
  membershipAdded: {
    subject: '{{company}}のメンバーになりました',
    heading: '{{company}}へようこそ',
    text: '{{company}}のメンバーに追加されました。いつものようにサインインし、ページ上部で会社を選んでください。',
    action: '{{company}}を開く',
  },
  primaryMoved: {
    subject: 'メインの会社が{{to}}になりました',
    heading: 'メインの会社が{{to}}になりました',
    text: '{{from}}のメンバーではなくなりました。今後サインインすると{{to}}が開きます。',
    action: '{{to}}を開く',
    hint: 'メインの会社は、マイアカウントでいつでも変更できます。',
  },
  leftEveryCompany: {
    subject: 'アカウントが無効になりました',
    heading: 'アカウントが無効になりました',
    text: '最後に所属していた{{company}}のメンバーではなくなったため、アカウントが無効になり、すべての端末でサインアウトされました。データは削除されていません。',
    contact: '心当たりがない場合は、{{contact}} にご連絡ください。',
    noContact: '心当たりがない場合は、{{company}}の管理者にご連絡ください。',
    back: '会社のメンバーに再び追加されると、これまでどおりサインインできます。',
  },
  ending: {
    trial: {
      subject: '{{company}}のトライアルは{{date}}に終了します',
      heading: 'トライアルは{{date}}に終了します',
      text: '{{company}}は{{date}}まで{{what}}をお試し中です。その後は、プランを選ぶまで請求の画面だけを開けます。',
    },
    grant: {
      subject: '{{what}}は{{date}}に終了します',
      heading: '{{what}}は{{date}}に終了します',
      text: '{{company}}の{{what}}は{{date}}までです。その後は、ご契約のプランの内容になります。',
    },
    action: '{{company}}を開く',
    kept: '終了しても、データは削除されません。引き続きご利用になる場合は、終了前にご連絡ください。',
  },
  ended: {
    trial: {
      subject: '{{company}}のトライアルが終了しました',
      heading: 'トライアルが終了しました',
      text: '{{company}}の{{what}}のトライアルは{{date}}に終了しました。プランを選ぶまで、請求の画面だけを開けます。',
    },
    grant: {
      subject: '{{company}}の{{what}}が終了しました',
      heading: '{{what}}が終了しました',
      text: '{{company}}の{{what}}は{{date}}に終了しました。今後は、ご契約のプランの内容になります。',
    },
    kept: 'データは削除されていません。引き続きご利用になる場合は、お問い合わせください。',
  },
  receipt: {
    subject: '{{company}}の領収のお知らせ：{{amount}}',
    heading: '{{amount}}のお支払いを確認しました',
    text: '{{company}}の{{amount}}のお支払いを{{date}}に確認しました。請求書番号：{{number}}。',
    action: '請求書を見る',
  },
  paymentFailed: {
    subject: '{{company}}のお支払いに失敗しました：{{amount}}',
    heading: '{{amount}}を請求できませんでした',
    text: '{{company}}の{{amount}}のお支払いが完了しませんでした。',
    retry: '{{date}}に再度請求します。その前にお支払いいただくことも、支払い方法を変更することもできます。',
    noRetry: '自動では再試行されません。お支払いいただくか、支払い方法を変更してください。',
    action: '支払う、または支払い方法を変更',
    grace: '現在は引き続きご利用いただけます。猶予期間を過ぎると、お支払いが完了するまで閲覧のみとなります。',
  },
  purchaseFailed: {
    subject: '{{company}}の購入が完了しませんでした',
    heading: 'お支払いが確認できませんでした',
    text: 'お支払いが確認できなかったため、{{company}}では何も購入されていません。',
    action: 'もう一度試す',
  },
  paymentReasons: {
    declined: '銀行が理由を示さずに拒否しました。銀行に問い合わせるか、別のカードをお使いください。',
    insufficient_funds: '残高が不足しています。',
    expired_card: 'カードの有効期限が切れています。',
    wrong_details: 'カードの情報が正しくありません。',
    authentication_required: '銀行がご本人による確認を求めています。',
    no_method: '請求できる支払い方法がありません。',
    processing_error: '銀行がその時点で処理できませんでした。',
  },
  trialConverting: {
    subject: '{{company}}のトライアルは{{date}}に終了します',
    heading: 'トライアルは{{date}}に終了します',
    text: '{{company}}は{{what}}を購入済みです。{{date}}にトライアルが終了し、最初の期間の料金が請求されます。',
    ends: '{{company}}は{{date}}まで{{what}}を試用できます。解約済みのため、請求はありません。',
    action: 'サブスクリプションを見る',
  },
  disputed: {
    opened: {
      subject: '{{company}}の支払いに異議申し立て：{{amount}}',
      heading: '支払いに異議が申し立てられました',
      text: '{{company}}の銀行が請求書{{number}}（{{amount}}）の支払いに異議を申し立てました。Stripeが証拠を求めています。',
    },
    closed: {
      subject: '{{company}}の異議申し立てが終了：{{amount}}',
      heading: '異議申し立てが終了しました',
      text: '{{company}}の請求書{{number}}（{{amount}}）についての異議申し立てが終わりました。結果はStripeで確認できます。',
    },
    note: 'プラットフォームの会計を担当しているため、このメールが届いています。',
  },
} as const satisfies Translated<typeof en>
