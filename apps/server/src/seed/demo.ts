import type { Currency, Industry, Locale, Region, Role } from '@leasehold/catalog'

/** What everyone in the demo signs in with; it is printed at every start. */
export const demoPassword = 'leasehold-demo'

export const demoAdmin = {
  username: 'admin',
  name: 'Demo administrator',
  email: 'admin@example.com',
  role: 'super_admin',
} as const

export type DemoPerson = { username: string; displayName: string; locale: Locale }

export type DemoMember = {
  username: string
  role: Role
  /** Codes of the stores the membership is limited to; none means all. */
  stores?: string[]
  department?: string
}

export type DemoCompany = {
  code: string
  name: string
  shortName: string
  creditCode: string | null
  contactPerson: string
  contactPhone: string
  contactEmail: string
  contactAddress: string
  industry: Industry
  region: Region
  timeZone: string
  currency: Currency
  locale: Locale
  plan: string
  /** Days that it may still be tried; null for what was sold. */
  trialDays: number | null
  stores: { code: string; name: string; address: string }[]
  /** Parents before children. */
  departments: { name: string; parent?: string }[]
  members: DemoMember[]
}

/** Roles, not people: nobody is to think that these are customers. */
export const demoPeople: DemoPerson[] = [
  { username: 'demo', displayName: 'Demo owner', locale: 'en' },
  { username: 'demo-cn-admin', displayName: '演示管理员', locale: 'zh-CN' },
  { username: 'demo-cn-manager', displayName: '演示店长', locale: 'zh-CN' },
  { username: 'demo-cn-operator', displayName: '演示店员', locale: 'zh-CN' },
  { username: 'demo-jp-owner', displayName: 'デモ責任者', locale: 'ja' },
  { username: 'demo-jp-operator', displayName: 'デモ担当者', locale: 'ja' },
  { username: 'demo-trial-owner', displayName: 'Demo trial owner', locale: 'en' },
  { username: 'demo-trial-operator', displayName: 'Demo trial operator', locale: 'en' },
]

export const demoCompanies: DemoCompany[] = [
  {
    code: 'TEN-DEMCN',
    name: '演示家居有限公司',
    shortName: '演示家居',
    creditCode: '91310000DEMO000001',
    contactPerson: '演示管理员',
    contactPhone: '+86 21 5550 0100',
    contactEmail: 'demo-cn-admin@example.com',
    contactAddress: '上海市演示路 100 号',
    industry: 'retail',
    region: 'cn',
    timeZone: 'Asia/Shanghai',
    currency: 'CNY',
    locale: 'zh-CN',
    plan: 'professional',
    trialDays: null,
    stores: [
      { code: 'SH', name: '上海旗舰店', address: '上海市演示路 100 号' },
      { code: 'HZ', name: '杭州店', address: '杭州市演示路 20 号' },
      { code: 'SZ', name: '苏州店', address: '苏州市演示路 8 号' },
    ],
    departments: [
      { name: '管理层' },
      { name: '销售部' },
      { name: '门店运营', parent: '销售部' },
      { name: '财务部' },
    ],
    members: [
      { username: 'demo', role: 'BILLING_ADMIN', department: '管理层' },
      { username: 'demo-cn-admin', role: 'ORG_ADMIN', department: '管理层' },
      { username: 'demo-cn-manager', role: 'MANAGER', stores: ['SH', 'HZ'], department: '门店运营' },
      { username: 'demo-cn-operator', role: 'OPERATOR', stores: ['SH'], department: '门店运营' },
    ],
  },
  {
    code: 'TEN-DEMJP',
    name: 'デモ商事株式会社',
    shortName: 'デモ商事',
    creditCode: null,
    contactPerson: 'デモ責任者',
    contactPhone: '+81 3 5550 0100',
    contactEmail: 'demo-jp-owner@example.com',
    contactAddress: '東京都デモ区 1-2-3',
    industry: 'food',
    region: 'jp',
    timeZone: 'Asia/Tokyo',
    currency: 'JPY',
    locale: 'ja',
    plan: 'basic',
    trialDays: null,
    stores: [{ code: 'TYO', name: '東京本店', address: '東京都デモ区 1-2-3' }],
    departments: [{ name: '営業部' }, { name: '経理部' }],
    members: [
      { username: 'demo-jp-owner', role: 'BILLING_ADMIN', department: '経理部' },
      { username: 'demo', role: 'ORG_ADMIN', department: '営業部' },
      { username: 'demo-jp-operator', role: 'OPERATOR', stores: ['TYO'], department: '営業部' },
    ],
  },
  {
    code: 'TEN-DEMTR',
    name: 'Demo Outfitters Ltd',
    shortName: 'Demo Outfitters',
    creditCode: null,
    contactPerson: 'Demo trial owner',
    contactPhone: '+65 6555 0100',
    contactEmail: 'demo-trial-owner@example.com',
    contactAddress: '1 Demo Road',
    industry: 'wholesale',
    region: 'sea',
    timeZone: 'Asia/Singapore',
    currency: 'CNY',
    locale: 'en',
    plan: 'trial',
    trialDays: 10,
    stores: [{ code: 'HQ', name: 'Main store', address: '1 Demo Road' }],
    departments: [{ name: 'Sales' }, { name: 'Accounts' }],
    members: [
      { username: 'demo-trial-owner', role: 'BILLING_ADMIN', department: 'Accounts' },
      { username: 'demo-trial-operator', role: 'OPERATOR', stores: ['HQ'], department: 'Sales' },
    ],
  },
]
