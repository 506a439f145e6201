import type { Preset } from '../plans.ts'
import { gigabyte, inEach, monthly, opening, uncounted, unpriced } from './building.ts'

const worth = (api_calls: number | null, storage: number | null, ...more: string[]) => ({
  ...opening(['DOCUMENTS', 'DASHBOARD', ...more]),
  ...uncounted,
  api_calls,
  storage,
})

/** A hub for AI services, in dollars: sold by calls and storage. */
export const aiHub: Preset = {
  key: 'ai-hub',
  features: [],
  plans: [
    {
      key: 'ai-hub-free',
      kind: 'plan',
      name: inEach('Free', '免费版', '無料'),
      description: inEach('To find out what it can do.', '先了解它能做什么。', 'まずはお試しください。'),
      terms: { entitlements: worth(1_000, gigabyte), ...unpriced },
    },
    {
      key: 'ai-hub-pro',
      kind: 'plan',
      name: inEach('Pro', '专业版', 'プロ'),
      description: inEach('For daily work.', '适合日常工作。', '日々の業務に。'),
      terms: { entitlements: worth(100_000, 100 * gigabyte, 'ANALYTICS'), ...monthly('USD', 2_900) },
    },
    {
      key: 'ai-hub-enterprise',
      kind: 'plan',
      name: inEach('Enterprise', '企业版', 'エンタープライズ'),
      description: inEach(
        'For many teams, with single sign-on.',
        '适合多个团队，含单点登录。',
        '複数のチームに。シングルサインオンに対応。',
      ),
      terms: {
        entitlements: worth(1_000_000, 1_000 * gigabyte, 'ANALYTICS', 'sso', 'custom_roles'),
        ...monthly('USD', 9_900),
      },
    },
    {
      key: 'ai-hub-custom',
      kind: 'plan',
      name: inEach('Custom', '定制版', 'カスタム'),
      description: inEach('As agreed with you.', '按约定提供。', 'ご要望に応じて。'),
      contactUs: true,
      terms: {
        entitlements: worth(null, null, 'ANALYTICS', 'sso', 'custom_roles', 'custom_branding'),
        ...unpriced,
      },
    },
  ],
  signUp: { plan: 'ai-hub-free', trialDays: null },
  defaults: {},
}
