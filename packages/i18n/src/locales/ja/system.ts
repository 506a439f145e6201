import type { Translated } from '../../translated.ts'
import type en from '../en/system.ts'

export default {
  title: 'システム',
  description: 'プラットフォームの動作環境です。設定はサーバーの環境変数で変更します。',
  versions: 'バージョン',
  version: '製品バージョン',
  node: 'Node.js のバージョン',
  database: 'データベース',
  postgres: 'PostgreSQL のバージョン',
  databaseStarted: '稼働開始',
  databaseSize: 'サイズ',
  jobs: {
    title: 'ジョブ',
    waiting: '待機中',
    retrying: '失敗後の再試行中',
    failed: '断念',
  },
  settings: {
    title: '設定',
    name: '項目',
    value: '値',
    secret: '機密',
    none: '空',
  },
  orMore: '{{count}}件以上',
  home: {
    attention: '対応が必要なもの',
    calm: '対応が必要なものはありません。',
    waitingLinks: '未使用の開通リンク',
    failedMails: '送信に失敗したメール',
    failedJobs: '断念したジョブ',
    newest: '新しい会社',
    noCompanies: '会社はまだありません',
    noCompaniesText: '最初に作成した会社がここに表示されます。',
    allCompanies: 'すべての会社',
    activation: {
      pending_creation: '未開始',
      ongoing_creation: '設定中',
      active: '利用中',
    },
  },
} as const satisfies Translated<typeof en>
