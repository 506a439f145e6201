import type { Translated } from '../../translated.ts'
import type en from '../en/modules.ts'

export default {
  title: 'モジュール一覧',
  description: 'ワークスペースを構成する機能です。利用できるものはプランで決まります。',
  open: 'プラン内',
  locked: 'プラン外',
  covers: '対象となる業務',
  included: '{{name}}は会社のプラン（{{plan}}）に含まれています。',
  whoMayUse: '会社の全員が開けます。',
  lockedTitle: '{{name}}はプランに含まれていません',
  lockedAsk:
    '会社のプラン（{{plan}}）に{{name}}は含まれていません。追加については{{people}}にご相談ください。',
  lockedOwn:
    '会社のプラン（{{plan}}）に{{name}}は含まれていません。請求の管理者として、含まれるプランを選べます。',
  seePlans: 'プランを見る',
  lockedNobody: '会社のプラン（{{plan}}）に{{name}}は含まれていません。会社の管理者にご相談ください。',
  mail: '{{name}}さんにメールを送る',
  mailSubject: '{{company}}：{{module}}の利用について',
  back: 'すべてのモジュール',
  /** What a module is called, what it is for, and what belongs to it. */
  each: {
    CONTACTS: {
      name: '連絡先',
      summary: '会社と関わりのある人と組織',
      covers: 'お客様、仕入先、取引先の名称、住所、連絡方法。他のモジュールが参照する共通の情報です。',
    },
    CRM: {
      name: 'CRM（顧客管理）',
      summary: '販売に至るまでの仕事',
      covers: '見込み客と商談。誰が関心を持ち、何を話し、次に何をするか。',
    },
    SALES: {
      name: '販売',
      summary: '見積から受注まで',
      covers: '見積、受注、納品。お客様に何を提案し、何を受注し、何を納めたか。',
    },
    POS: {
      name: 'POS レジ',
      summary: '店頭での販売',
      covers: '店舗での販売。会計、支払い方法、営業終了時のレジの残高。',
    },
    QR_ORDERING: {
      name: 'QR オーダー',
      summary: 'お客様のスマートフォンから注文',
      covers: '席や店頭のコードを読み取って注文。何を提供し、何を注文したか。',
    },
    PRODUCTS: {
      name: '商品',
      summary: '会社が販売するもの',
      covers: '商品とサービスの価格、単位、種類。販売と仕入れが参照するカタログです。',
    },
    INVENTORY: {
      name: '在庫',
      summary: '何がどこにあるか',
      covers: '倉庫、在庫数、入出庫。何が入り、何が出て、何が残っているか。',
    },
    PURCHASE: {
      name: '購買',
      summary: '会社が仕入れるもの',
      covers: '仕入先、購買依頼、発注。誰に何を発注し、何が届いたか。',
    },
    FINANCE: {
      name: '財務',
      summary: 'お金の出入り',
      covers: '売掛金、買掛金、銀行口座。誰が誰にいくら支払うのか、何が支払い済みか。',
    },
    ACCOUNTING: {
      name: '会計',
      summary: '帳簿',
      covers: '勘定科目、仕訳、期末の締め。事業の状態を帳簿に表します。',
    },
    EXPENSES: {
      name: '経費',
      summary: '会社のために立て替えたお金',
      covers: '経費の申請と領収書。誰が何を立て替え、いくら精算するか。',
    },
    APPROVALS: {
      name: '承認',
      summary: '誰の同意が必要か',
      covers: '承認が必要な申請。誰が申請し、誰が決め、どう決まったか。',
    },
    HR: {
      name: '人事',
      summary: '会社で働く人',
      covers: '従業員、契約、休暇。誰がどこで、いつから働き、誰が不在か。',
    },
    MAINTENANCE: {
      name: '保守',
      summary: '設備を動かし続ける',
      covers: '設備、点検、修理。何の時期が来て、何が故障し、誰が担当するか。',
    },
    DOCUMENTS: {
      name: '文書',
      summary: '会社のファイル',
      covers: '社内で共有するファイルとフォルダー。契約書、マニュアル、書式など。',
    },
    DASHBOARD: {
      name: 'ダッシュボード',
      summary: '今日の状況をひと目で',
      covers: '他のモジュールの数字を並べて表示。今日、目を引くことは何か。',
    },
    ANALYTICS: {
      name: '分析',
      summary: '時間とともに見る数字',
      covers: '他のモジュールの記録をもとにした比較と推移。どう変わり、それはなぜか。',
    },
  },
} as const satisfies Translated<typeof en>
