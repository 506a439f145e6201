import { defaultTrialDays, type Preset } from '../plans.ts'
import { flag, gigabyte, inEach, monthly, opening, uncounted, unpriced } from './building.ts'

/** What a company starts with. */
const start = ['page_layout', 'calendar', 'imap_smtp_caldav']

const basicFlags = [...start, 'calendar_view', 'group_by', 'core_view']

const proFlags = [
  ...basicFlags,
  'public_domain',
  'emailing_domain',
  'workflow',
  'workflow_iterator',
  'ai',
  'airtable_integration',
  'postgresql_integration',
  'stripe_integration',
  'unique_indexes',
  'json_filter',
  'morph_relation',
  'relation_connect',
  'core_view_syncing',
  'message_folder_control',
  'dynamic_search_fields',
]

const modules = ['CONTACTS', 'CRM', 'DASHBOARD']

/** Customer relationship management, in dollars: switches by plan, everything else uncounted. */
export const crm: Preset = {
  key: 'crm',
  features: [
    flag('page_layout', 'Page layouts', '页面布局', 'ページレイアウト'),
    flag('calendar', 'Calendar', '日历', 'カレンダー'),
    flag('calendar_view', 'Calendar view', '日历视图', 'カレンダー表示'),
    flag('imap_smtp_caldav', 'IMAP, SMTP and CalDAV', 'IMAP、SMTP 与 CalDAV 接入', 'IMAP・SMTP・CalDAV 連携'),
    flag('group_by', 'Grouping', '分组', 'グループ化'),
    flag('core_view', 'Core views', '核心视图', '基本ビュー'),
    flag('public_domain', 'Public domain', '公开域名', '公開ドメイン'),
    flag('emailing_domain', 'Email domain', '邮件域名', 'メール用ドメイン'),
    flag('workflow', 'Workflows', '工作流', 'ワークフロー'),
    flag('workflow_iterator', 'Loops in workflows', '工作流循环', 'ワークフローの繰り返し'),
    flag('ai', 'AI', '智能助手', 'AI アシスタント'),
    flag('airtable_integration', 'Airtable integration', 'Airtable 集成', 'Airtable 連携'),
    flag('postgresql_integration', 'PostgreSQL integration', 'PostgreSQL 集成', 'PostgreSQL 連携'),
    flag('stripe_integration', 'Stripe integration', 'Stripe 集成', 'Stripe 連携'),
    flag('unique_indexes', 'Unique fields', '唯一字段', '一意のフィールド'),
    flag('json_filter', 'Filters on JSON fields', 'JSON 字段筛选', 'JSON 項目の絞り込み'),
    flag('morph_relation', 'Relations to several objects', '多对象关联', '複数オブジェクトへの関連'),
    flag('relation_connect', 'Connecting relations', '关联连接', '関連の接続'),
    flag('core_view_syncing', 'Synced views', '视图同步', 'ビューの同期'),
    flag('message_folder_control', 'Choice of mail folders', '邮件文件夹选择', 'メールフォルダーの選択'),
    flag('dynamic_search_fields', 'Choice of searched fields', '自选搜索字段', '検索項目の選択'),
    flag('saml', 'SAML sign-in', 'SAML 登录', 'SAML サインイン'),
  ],
  plans: [
    {
      key: 'crm-start',
      kind: 'plan',
      name: inEach('Start', '入门版', 'スタート'),
      description: inEach(
        'What every new company begins with.',
        '每家新公司的起点。',
        'すべての新しい会社の出発点です。',
      ),
      hidden: true,
      terms: {
        entitlements: { ...opening([...modules, ...start]), ...uncounted, storage: gigabyte },
        ...unpriced,
        trialDays: defaultTrialDays,
      },
    },
    {
      key: 'crm-basic',
      kind: 'plan',
      name: inEach('Basic', '基础版', 'ベーシック'),
      description: inEach(
        'Contacts, deals and calendars for a team.',
        '团队所需的联系人、商机与日历。',
        'チームのための連絡先・商談・カレンダー。',
      ),
      terms: {
        entitlements: { ...opening([...modules, ...basicFlags]), ...uncounted, storage: null },
        ...monthly('USD', 2_900),
      },
    },
    {
      key: 'crm-pro',
      kind: 'plan',
      name: inEach('Pro', '专业版', 'プロ'),
      description: inEach(
        'Workflows, AI and integrations.',
        '工作流、智能助手与集成。',
        'ワークフロー、AI、外部連携。',
      ),
      terms: {
        entitlements: { ...opening([...modules, ...proFlags]), ...uncounted, storage: null },
        ...monthly('USD', 9_900),
      },
    },
    {
      key: 'crm-enterprise',
      kind: 'plan',
      name: inEach('Enterprise', '企业版', 'エンタープライズ'),
      description: inEach(
        'Everything, with single sign-on, roles and branding of your own.',
        '全部功能，含单点登录、自定义角色与品牌。',
        'すべての機能。シングルサインオン、独自のロールとブランドにも対応。',
      ),
      terms: {
        entitlements: {
          ...opening([...modules, ...proFlags, 'sso', 'saml', 'custom_roles', 'custom_branding']),
          ...uncounted,
          storage: null,
          api_calls: null,
        },
        ...monthly('USD', 29_900),
      },
    },
  ],
  signUp: { plan: 'crm-start', trialDays: defaultTrialDays },
  defaults: opening(start),
}
