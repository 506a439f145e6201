import { type Module, modules } from './modules.ts'
import type { Locale } from './places.ts'

/**
 * How a feature is counted: a `switch` is open or not; a `limit` is a stock of which so many may exist at once;
 * a `meter` is used up within a billing period.
 */
export const featureKinds = ['switch', 'limit', 'meter'] as const

export type FeatureKind = (typeof featureKinds)[number]

/** What a feature is worth: true or false for a switch, a number for the others, null for unlimited. */
export type FeatureValue = boolean | number | null

/** A text in each language of the product. */
export type Localized = Readonly<Record<Locale, string>>

/** What a feature is counted in. */
export const featureUnits = ['count', 'bytes', 'seconds', 'calls', 'pages'] as const

export type FeatureUnit = (typeof featureUnits)[number]

/** Anything an entitlement can speak of. */
export type Feature = {
  /** Lower case with `_`; the 17 modules' switches are named as the modules are. */
  key: string
  kind: FeatureKind
  unit: FeatureUnit | null
  name: Localized
}

/** Stocks that the product counts itself, and refuses additions to when they are full. */
export const limits = ['users', 'stores', 'customers', 'storage'] as const

export type Limit = (typeof limits)[number]

/** Switches beside the modules that the product itself looks at. */
export const switches = ['custom_roles', 'custom_branding', 'sso'] as const

export type Switch = (typeof switches)[number]

/** What the modules are called. */
export const moduleNames: Record<Module, Localized> = {
  CONTACTS: { en: 'Contacts', 'zh-CN': '联系人', ja: '連絡先' },
  CRM: { en: 'CRM', 'zh-CN': '客户关系', ja: 'CRM（顧客管理）' },
  SALES: { en: 'Sales', 'zh-CN': '销售', ja: '販売' },
  POS: { en: 'Point of sale', 'zh-CN': '收银', ja: 'POS レジ' },
  QR_ORDERING: { en: 'QR ordering', 'zh-CN': '扫码点单', ja: 'QR オーダー' },
  PRODUCTS: { en: 'Products', 'zh-CN': '商品', ja: '商品' },
  INVENTORY: { en: 'Inventory', 'zh-CN': '库存', ja: '在庫' },
  PURCHASE: { en: 'Purchasing', 'zh-CN': '采购', ja: '購買' },
  FINANCE: { en: 'Finance', 'zh-CN': '财务', ja: '財務' },
  ACCOUNTING: { en: 'Accounting', 'zh-CN': '会计', ja: '会計' },
  EXPENSES: { en: 'Expenses', 'zh-CN': '费用报销', ja: '経費' },
  APPROVALS: { en: 'Approvals', 'zh-CN': '审批', ja: '承認' },
  HR: { en: 'People and HR', 'zh-CN': '人力资源', ja: '人事' },
  MAINTENANCE: { en: 'Maintenance', 'zh-CN': '设备维护', ja: '保守' },
  DOCUMENTS: { en: 'Documents', 'zh-CN': '文档', ja: '文書' },
  DASHBOARD: { en: 'Dashboard', 'zh-CN': '仪表盘', ja: 'ダッシュボード' },
  ANALYTICS: { en: 'Analytics', 'zh-CN': '数据分析', ja: '分析' },
}

/** What the product itself knows of: every catalog has these, and may have more of its own. */
export const builtInFeatures: readonly Feature[] = [
  ...modules.map((key) => ({ key, kind: 'switch' as const, unit: null, name: moduleNames[key] })),
  { key: 'users', kind: 'limit', unit: 'count', name: { en: 'Users', 'zh-CN': '用户数', ja: 'ユーザー数' } },
  { key: 'stores', kind: 'limit', unit: 'count', name: { en: 'Stores', 'zh-CN': '门店数', ja: '店舗数' } },
  {
    key: 'customers',
    kind: 'limit',
    unit: 'count',
    name: { en: 'Customers', 'zh-CN': '客户数', ja: '顧客数' },
  },
  {
    key: 'storage',
    kind: 'limit',
    unit: 'bytes',
    name: { en: 'Storage', 'zh-CN': '存储空间', ja: 'ストレージ' },
  },
  {
    key: 'api_calls',
    kind: 'meter',
    unit: 'calls',
    name: { en: 'API calls a month', 'zh-CN': '每月 API 调用', ja: '月間 API 呼び出し' },
  },
  {
    key: 'custom_roles',
    kind: 'switch',
    unit: null,
    name: { en: 'Custom roles', 'zh-CN': '自定义角色', ja: '独自の役割' },
  },
  {
    key: 'custom_branding',
    kind: 'switch',
    unit: null,
    name: { en: 'Custom branding', 'zh-CN': '自定义品牌', ja: 'ブランドのカスタマイズ' },
  },
  {
    key: 'sso',
    kind: 'switch',
    unit: null,
    name: { en: 'Single sign-on', 'zh-CN': '单点登录', ja: 'シングルサインオン' },
  },
]

/** What a switch is where nothing opens it, and a limit or meter where nothing grants any. */
export function nothingOf(kind: FeatureKind): FeatureValue {
  return kind === 'switch' ? false : 0
}

/** True when a value is one that a feature of the kind may have. */
export function isValueOf(kind: FeatureKind, value: FeatureValue): boolean {
  if (kind === 'switch') return typeof value === 'boolean'
  return value === null || (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0)
}
