import type { Preset } from '../plans.ts'
import { erp } from './erp.ts'

/** Names of the presets. */
export const presetKeys = ['erp'] as const

export type PresetKey = (typeof presetKeys)[number]

/** Catalogs to start with. */
export const presets: Record<PresetKey, Preset> = { erp }
