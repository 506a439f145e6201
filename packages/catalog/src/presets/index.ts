import type { Preset } from '../plans.ts'
import { aiHub } from './ai-hub.ts'
import { crm } from './crm.ts'
import { erp } from './erp.ts'
import { flow } from './flow.ts'
import { retail } from './retail.ts'

/** Names of the presets. */
export const presetKeys = ['erp', 'crm', 'ai-hub', 'flow', 'retail'] as const

export type PresetKey = (typeof presetKeys)[number]

/** Catalogs to start with. */
export const presets: Record<PresetKey, Preset> = { erp, crm, 'ai-hub': aiHub, flow, retail }
