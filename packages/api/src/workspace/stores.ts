import {
  changeStoreInput,
  createStoreInput,
  listStoresInput,
  storeInput,
  storeVersionInput,
} from '@leasehold/contracts'
import { archiveStore, changeStore, createStore, getStore, listStores, restoreStore } from '@leasehold/core'
import { tenant } from '../procedures.ts'
import { router } from '../trpc.ts'

export const storesRouter = router({
  list: tenant
    .query('stores:read')
    .input(listStoresInput)
    .query(({ ctx, input }) => listStores(ctx.call, input)),
  get: tenant
    .query('stores:read')
    .input(storeInput)
    .query(({ ctx, input }) => getStore(ctx.call, input)),
  create: tenant
    .command('stores:manage')
    .input(createStoreInput)
    .mutation(({ ctx, input }) => createStore(ctx.call, input)),
  change: tenant
    .command('stores:manage')
    .input(changeStoreInput)
    .mutation(({ ctx, input }) => changeStore(ctx.call, input)),
  archive: tenant
    .command('stores:manage')
    .input(storeVersionInput)
    .mutation(({ ctx, input }) => archiveStore(ctx.call, input)),
  restore: tenant
    .command('stores:manage')
    .input(storeVersionInput)
    .mutation(({ ctx, input }) => restoreStore(ctx.call, input)),
})
