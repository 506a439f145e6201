import type { Translated } from '../../translated.ts'
import type en from '../en/departments.ts'

export default {
  title: '部署一覧',
  description: '部署はメンバーの所属を表します。権限には影響しません。',
  tree: '部署の構成',
  members_other: '{{count}} 人',
  showMembers: '{{name}}のメンバー',
  actions: '{{name}}への操作',
  tabs: { label: '使用中とアーカイブ済みの部署', open: '使用中', archived: 'アーカイブ済み' },
  empty: {
    title: 'まだ部署がありません',
    text: '会社の部署を追加し、メンバーごとに所属を設定してください。',
  },
  emptyArchived: {
    title: 'アーカイブした部署はありません',
    text: 'アーカイブした部署はここに残ります。',
  },
  form: {
    name: '名前',
    parent: '上位の部署',
    top: '最上位',
    parentHint: '下位の部署も一緒に移動します。',
  },
  create: {
    action: '部署を追加',
    below: '下位の部署を追加',
    title: '部署の追加',
    submit: '部署を作成',
    done: '{{name}}を作成しました',
  },
  edit: { action: '編集する', title: '{{name}}の編集', done: '変更を保存しました' },
  archive: {
    action: 'アーカイブ',
    title: '{{name}}をアーカイブしますか？',
    text: '選択できなくなります。データは削除されず、いつでも元に戻せます。',
    done: '{{name}}をアーカイブしました',
  },
  restore: { action: '元に戻す', done: '{{name}}を元に戻しました' },
} as const satisfies Translated<typeof en>
