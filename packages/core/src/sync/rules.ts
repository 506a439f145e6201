import {
  type BusinessObject,
  businessObjects,
  type ObjectKey,
  permissionsOf,
  type Role,
  recordActions,
  recordPermission,
  roles,
  type SyncStep,
  type SyncStepReport,
  syncSteps,
} from '@leasehold/catalog'
import type { Entitlements } from '../entitlements/index.ts'

/** How often a run is tried before it has failed. */
export const maxAttempts = 5

/** Keys of the objects that a workspace should have open. */
export function openObjects({ modules }: Pick<Entitlements, 'modules'>): ObjectKey[] {
  return businessObjects.filter(({ module }) => modules.has(module)).map(({ key }) => key)
}

/** An object as the workspace has it. */
export type HeldObject = { object: string; open: boolean; seededAt: Date | null }

/** What has to be opened and closed. What the catalog no longer knows is closed too. */
export function changesTo(held: readonly HeldObject[], wanted: readonly string[]) {
  const open = new Set(held.filter((each) => each.open).map(({ object }) => object))
  return {
    opened: wanted.filter((object) => !open.has(object)),
    closed: [...open].filter((object) => !wanted.includes(object)),
  }
}

/** Open objects whose defaults have not been made. */
export function unseeded(held: readonly HeldObject[]): BusinessObject[] {
  const waiting = new Set(held.filter((each) => each.open && !each.seededAt).map(({ object }) => object))
  return businessObjects.filter(({ key }) => waiting.has(key))
}

/** True when a workspace is not what its entitlements say. */
export function hasDrifted(held: readonly HeldObject[], wanted: readonly string[]): boolean {
  const { opened, closed } = changesTo(held, wanted)
  return opened.length + closed.length + unseeded(held).length > 0
}

/** A role of a company: one of the four, or one of its own. */
export type CompanyRole = { name: string; base: Role; permissions: readonly string[] | null }

/**
 * Looks up what each role may do with each open object, by the function that the guard goes by.
 *
 * @returns how many entries there are, and who has none where everyone has one
 */
export function verifyRoles(open: readonly ObjectKey[], custom: readonly CompanyRole[]) {
  const own = roles.map((base) => ({ name: base, base, permissions: null }))
  const entries = [...own, ...custom].map((role) => ({
    ...role,
    may: permissionsOf(role.base, role.permissions),
  }))
  // A custom role may leave an object out; the four that everything rests on know all of them.
  const missing = entries.flatMap(({ name, permissions, may }) =>
    permissions
      ? []
      : open
          .filter((object) => !recordActions.some((action) => may.has(recordPermission(object, action))))
          .map((object) => `${name} has no entry for ${object}`),
  )
  return { checked: entries.length * open.length, missing }
}

/** The step a run is at; null when all are done. */
export function stepAt(steps: readonly SyncStepReport[]): SyncStep | null {
  return steps.find(({ endedAt }) => endedAt === null)?.step ?? null
}

/** The first step's report, as the run begins. */
export function firstStep(now: Date): SyncStepReport[] {
  return [{ step: syncSteps[0], startedAt: now.toISOString(), endedAt: null, made: 0 }]
}

/** The reports after a step: its own is closed, and the next one's begun. */
export function afterStep(steps: readonly SyncStepReport[], made: number, now: Date): SyncStepReport[] {
  const at = now.toISOString()
  const closed = steps.map((report) => (report.endedAt === null ? { ...report, endedAt: at, made } : report))
  const next = syncSteps[closed.length]
  return next ? [...closed, { step: next, startedAt: at, endedAt: null, made: 0 }] : closed
}

/** Percent of a run whose reports are these. */
export function progressOf(steps: readonly SyncStepReport[]): number {
  return Math.round((steps.filter(({ endedAt }) => endedAt !== null).length / syncSteps.length) * 100)
}

/** The least id that can have been made at an instant: ids begin with the milliseconds of their time. */
export function leastIdOf(instant: Date): string {
  const hex = Math.max(0, instant.getTime()).toString(16).padStart(12, '0').slice(-12)
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}
