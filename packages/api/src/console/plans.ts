import {
  changeCatalogInput,
  comparePlansInput,
  createFeatureInput,
  createPlanInput,
  editPlanInput,
  listPlanTenantsInput,
  moveTenantInput,
  planInput,
  planVersionInput,
  previewMoveInput,
  renameFeatureInput,
  saveDraftInput,
  sortPlansInput,
} from '@leasehold/contracts'
import {
  changeCatalog,
  comparePlans,
  createFeature,
  createPlan,
  deletePlan,
  discardDraft,
  editPlan,
  getCatalogSettings,
  getPlan,
  listFeatures,
  listPlanNames,
  listPlans,
  listPlanTenants,
  moveTenantVersion,
  previewMove,
  publishPlan,
  renameFeature,
  saveDraft,
  sortPlans,
} from '@leasehold/core'
import { platform } from '../procedures.ts'
import { router } from '../trpc.ts'

export const plansRouter = router({
  names: platform.query('tenants:read').query(({ ctx }) => listPlanNames(ctx.call)),
  list: platform.query('plans:read').query(({ ctx }) => listPlans(ctx.call)),
  get: platform
    .query('plans:read')
    .input(planInput)
    .query(({ ctx, input }) => getPlan(ctx.call, input)),
  compare: platform
    .query('plans:read')
    .input(comparePlansInput)
    .query(({ ctx, input }) => comparePlans(ctx.call, input)),
  tenants: platform
    .query('tenants:read')
    .input(listPlanTenantsInput)
    .query(({ ctx, input }) => listPlanTenants(ctx.call, input)),
  previewMove: platform
    .query('tenants:read')
    .input(previewMoveInput)
    .query(({ ctx, input }) => previewMove(ctx.call, input)),
  move: platform
    .command('tenants:manage')
    .input(moveTenantInput)
    .mutation(({ ctx, input }) => moveTenantVersion(ctx.call, input)),
  create: platform
    .command('plans:manage')
    .input(createPlanInput)
    .mutation(({ ctx, input }) => createPlan(ctx.call, input)),
  edit: platform
    .command('plans:manage')
    .input(editPlanInput)
    .mutation(({ ctx, input }) => editPlan(ctx.call, input)),
  saveDraft: platform
    .command('plans:manage')
    .input(saveDraftInput)
    .mutation(({ ctx, input }) => saveDraft(ctx.call, input)),
  discardDraft: platform
    .command('plans:manage')
    .input(planVersionInput)
    .mutation(({ ctx, input }) => discardDraft(ctx.call, input)),
  publish: platform
    .command('plans:manage')
    .input(planVersionInput)
    .mutation(({ ctx, input }) => publishPlan(ctx.call, input)),
  delete: platform
    .command('plans:manage')
    .input(planVersionInput)
    .mutation(({ ctx, input }) => deletePlan(ctx.call, input)),
  sort: platform
    .command('plans:manage')
    .input(sortPlansInput)
    .mutation(({ ctx, input }) => sortPlans(ctx.call, input)),
  features: platform.query('plans:read').query(({ ctx }) => listFeatures(ctx.call)),
  createFeature: platform
    .command('plans:manage')
    .input(createFeatureInput)
    .mutation(({ ctx, input }) => createFeature(ctx.call, input)),
  renameFeature: platform
    .command('plans:manage')
    .input(renameFeatureInput)
    .mutation(({ ctx, input }) => renameFeature(ctx.call, input)),
  settings: platform.query('plans:read').query(({ ctx }) => getCatalogSettings(ctx.call)),
  changeSettings: platform
    .command('plans:manage')
    .input(changeCatalogInput)
    .mutation(({ ctx, input }) => changeCatalog(ctx.call, input)),
})
