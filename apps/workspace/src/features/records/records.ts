import type { WorkspaceRouter } from '@leasehold/api'
import {
  type BusinessObject,
  businessObject,
  type Module,
  type ObjectField,
  type ObjectKey,
  objectsOf,
  recordPermission,
} from '@leasehold/catalog'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'

type Outputs = inferRouterOutputs<WorkspaceRouter>
type Inputs = inferRouterInputs<WorkspaceRouter>

export type ListedRecord = Outputs['records']['list']['items'][number]
export type SavedRecord = Outputs['records']['get']
export type CreateRecordInput = Inputs['records']['create']
export type ChangeRecordInput = Inputs['records']['change']

/** An object's part of an address: `pipeline_stages` is `pipeline-stages`. */
export const slugOfObject = (object: ObjectKey) => object.replaceAll('_', '-')

/** The object of a module that an address names. */
export function objectAt(module: Module, slug: string): ObjectKey | undefined {
  return objectsOf(module).find((object) => slugOfObject(object) === slug)
}

/** The objects of a module whose records one may see. */
export function readableObjects(module: Module, permissions: readonly string[]): ObjectKey[] {
  return objectsOf(module).filter((object) => permissions.includes(recordPermission(object, 'read')))
}

/** The fields of an object, as data. */
export const fieldsOfObject = (object: ObjectKey): readonly ObjectField[] =>
  (businessObject(object) as BusinessObject).fields
