import { moduleNames } from '../features.ts'
import { type Module, modules } from '../modules.ts'
import { defaultTrialDays, type PlanDefinition, type Preset } from '../plans.ts'
import { gigabyte, inEach, monthly, opening } from './building.ts'

/** What every shop has. */
const included: readonly Module[] = ['CONTACTS', 'PRODUCTS', 'DASHBOARD']

/** Yen a month for each module; yen have no minor unit. */
const prices: Partial<Record<Module, number>> = {
  POS: 3_000,
  QR_ORDERING: 2_000,
  INVENTORY: 3_000,
  PURCHASE: 2_000,
  ACCOUNTING: 4_000,
  FINANCE: 3_000,
  HR: 3_000,
  ANALYTICS: 2_000,
}

const moduleAddOn = (module: Module): PlanDefinition => {
  const name = moduleNames[module]
  return {
    key: `retail-${module.toLowerCase().replaceAll('_', '-')}`,
    kind: 'addon',
    name,
    description: inEach(
      `Adds ${name.en} to your plan.`,
      `为套餐添加“${name['zh-CN']}”。`,
      `プランに「${name.ja}」を追加します。`,
    ),
    terms: { entitlements: { [module]: true }, ...monthly('JPY', prices[module] ?? 1_500) },
  }
}

/** Shops in Japan, in yen: a base plan, and an add-on for each module beyond it. */
export const retail: Preset = {
  key: 'retail',
  features: [],
  plans: [
    {
      key: 'retail-base',
      kind: 'plan',
      name: inEach('Base', '基础版', '基本プラン'),
      description: inEach(
        'Contacts and products for your shops; add the modules that you need.',
        '为门店提供联系人与商品，其余模块按需添加。',
        '店舗の連絡先と商品管理。必要なモジュールを追加できます。',
      ),
      terms: {
        entitlements: {
          ...opening(included),
          users: 10,
          stores: 3,
          customers: 10_000,
          storage: 20 * gigabyte,
          api_calls: 0,
        },
        ...monthly('JPY', 5_000),
      },
    },
    ...modules.filter((module) => !included.includes(module)).map(moduleAddOn),
  ],
  signUp: { plan: 'retail-base', trialDays: defaultTrialDays },
  defaults: {},
}
