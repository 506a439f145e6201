import type { Preset } from '../plans.ts'
import { gigabyte, inEach, monthly, opening, uncounted, unpriced } from './building.ts'

const worth = (
  api_calls: number | null,
  execution_seconds: number | null,
  storage: number | null,
  ...more: string[]
) => ({
  ...opening(['APPROVALS', 'DOCUMENTS', 'DASHBOARD', ...more]),
  ...uncounted,
  api_calls,
  execution_seconds,
  storage,
})

const hour = 3_600

/** Automation, in dollars: sold by calls, the time that flows run, and storage. */
export const flow: Preset = {
  key: 'flow',
  features: [
    {
      key: 'execution_seconds',
      kind: 'meter',
      unit: 'seconds',
      name: inEach('Running time a month', '每月运行时间', '月間実行時間'),
    },
  ],
  plans: [
    {
      key: 'flow-free',
      kind: 'plan',
      name: inEach('Free', '免费版', '無料'),
      description: inEach('To build the first flows.', '搭建第一批流程。', '最初のフロー作りに。'),
      terms: { entitlements: worth(1_000, hour, gigabyte), ...unpriced },
    },
    {
      key: 'flow-professional',
      kind: 'plan',
      name: inEach('Professional', '专业版', 'プロフェッショナル'),
      description: inEach('For flows that run all day.', '适合全天运行的流程。', '一日中動くフローに。'),
      terms: {
        entitlements: worth(100_000, 100 * hour, 50 * gigabyte, 'ANALYTICS'),
        ...monthly('USD', 2_900),
      },
    },
    {
      key: 'flow-enterprise',
      kind: 'plan',
      name: inEach('Enterprise', '企业版', 'エンタープライズ'),
      description: inEach(
        'Without limits, with single sign-on and custom roles.',
        '不限量，含单点登录与自定义角色。',
        '無制限。シングルサインオンと独自のロールに対応。',
      ),
      terms: {
        entitlements: worth(null, null, null, 'ANALYTICS', 'sso', 'custom_roles', 'custom_branding'),
        ...monthly('USD', 9_900),
      },
    },
  ],
  signUp: { plan: 'flow-free', trialDays: null },
  defaults: {},
}
