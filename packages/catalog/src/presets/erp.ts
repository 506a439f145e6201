import { modules } from '../modules.ts'
import { defaultTrialDays, type PlanTerms, type Preset } from '../plans.ts'
import { gigabyte, opening } from './building.ts'

/** Past a limit or a meter: 80 yuan a user and month, 5 a gigabyte and month, 0.01 a call. */
const overages: PlanTerms['overages'] = {
  users: { per: 1, amounts: { CNY: 8_000 } },
  storage: { per: gigabyte, amounts: { CNY: 500 } },
  api_calls: { per: 1, amounts: { CNY: 1 } },
}

const sold = (monthly: number, yearly: number): Pick<PlanTerms, 'trialDays' | 'cycles' | 'prices'> => ({
  trialDays: null,
  cycles: ['monthly', 'quarterly', 'yearly'],
  prices: { monthly: { CNY: monthly * 100 }, yearly: { CNY: yearly * 100 } },
})

/** Business software for companies in China: four plans, in yuan. */
export const erp: Preset = {
  key: 'erp',
  features: [],
  plans: [
    {
      key: 'trial',
      kind: 'plan',
      name: { en: 'Trial', 'zh-CN': '试用版', ja: 'トライアル' },
      description: {
        en: 'Every module, to find out what suits you.',
        'zh-CN': '开放全部模块，供试用。',
        ja: 'すべてのモジュールをお試しいただけます。',
      },
      hidden: true,
      terms: {
        entitlements: {
          ...opening(modules),
          users: 5,
          stores: 1,
          customers: 100,
          storage: 5 * gigabyte,
          api_calls: 0,
        },
        trialDays: defaultTrialDays,
        cycles: [],
        prices: {},
        overages: {},
      },
    },
    {
      key: 'basic',
      kind: 'plan',
      name: { en: 'Basic', 'zh-CN': '基础版', ja: 'ベーシック' },
      description: {
        en: 'Contacts, products, sales and CRM for one store.',
        'zh-CN': '单店的联系人、商品、销售与客户关系。',
        ja: '1 店舗向けの連絡先・商品・販売・CRM。',
      },
      terms: {
        entitlements: {
          ...opening(['CONTACTS', 'PRODUCTS', 'SALES', 'CRM', 'DASHBOARD', 'DOCUMENTS']),
          users: 10,
          stores: 1,
          customers: 1_000,
          storage: 20 * gigabyte,
          api_calls: 0,
        },
        ...sold(600, 6_000),
        overages,
      },
    },
    {
      key: 'professional',
      kind: 'plan',
      name: { en: 'Professional', 'zh-CN': '专业版', ja: 'プロフェッショナル' },
      description: {
        en: 'Every module, for up to ten stores.',
        'zh-CN': '全部模块，最多十家门店。',
        ja: 'すべてのモジュールを最大 10 店舗で。',
      },
      terms: {
        entitlements: {
          ...opening(modules),
          users: 50,
          stores: 10,
          customers: 5_000,
          storage: 100 * gigabyte,
          api_calls: 10_000,
        },
        ...sold(2_800, 28_000),
        overages,
      },
    },
    {
      key: 'enterprise',
      kind: 'plan',
      name: { en: 'Enterprise', 'zh-CN': '企业版', ja: 'エンタープライズ' },
      description: {
        en: 'Everything, without limits, with your own roles, branding and single sign-on.',
        'zh-CN': '全部功能不限量，含自定义角色、品牌与单点登录。',
        ja: 'すべて無制限。独自のロール、ブランド、シングルサインオンにも対応。',
      },
      terms: {
        entitlements: {
          ...opening([...modules, 'custom_roles', 'custom_branding', 'sso']),
          users: null,
          stores: null,
          customers: null,
          storage: 500 * gigabyte,
          api_calls: null,
        },
        ...sold(8_000, 80_000),
        overages: { storage: { per: gigabyte, amounts: { CNY: 500 } } },
      },
    },
  ],
  signUp: { plan: 'trial', trialDays: defaultTrialDays },
  defaults: {},
}
