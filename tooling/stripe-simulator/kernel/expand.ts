import { isKept } from './collection.ts'
import { invalid } from './errors.ts'
import type { Includable } from './route.ts'
import type { State } from './state.ts'

const deepest = 4

/** The answer with the objects in place that `expand` asks for; what is kept stays as it is. */
export function expand(
  state: State,
  includable: Record<string, Includable>,
  answer: unknown,
  paths: string[],
): unknown {
  return paths.reduce((value, path) => {
    const keys = path.split('.')
    if (keys.length > deepest + (keys[0] === 'data' ? 1 : 0)) {
      throw invalid('You cannot expand more than 4 levels of a property', { param: 'expand' })
    }
    return along(state, includable, value, keys, path)
  }, answer)
}

function along(
  state: State,
  includable: Record<string, Includable>,
  value: unknown,
  keys: string[],
  path: string,
): unknown {
  const [key, ...rest] = keys
  if (key === undefined) return value
  if (Array.isArray(value)) return value.map((item) => along(state, includable, item, keys, path))
  if (typeof value !== 'object' || value === null) return value
  const tree: Record<string, unknown> = { ...value }
  const include = isKept(value) ? includable[`${value.object}.${key}`] : undefined
  if (tree[key] === undefined && include && isKept(value)) tree[key] = include(state, value.id)
  if (!(key in tree)) {
    throw invalid(`This property cannot be expanded (${key}).`, { param: 'expand' })
  }
  const found = resolve(state, key, tree[key])
  tree[key] = along(state, includable, found, rest, path)
  return tree
}

function resolve(state: State, key: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => resolve(state, key, item))
  return typeof value === 'string' ? (findObject(state, value, key) ?? value) : value
}

/** Any kept object by its id; the field's name decides for the ids that people choose. */
export function findObject(state: State, id: string, field = ''): unknown {
  if (field === 'coupon') return state.all.coupons.get(id)
  if (field === 'product') return state.all.products.get(id)
  const prefix = id.startsWith('sub_sched_') ? 'sub_sched' : id.slice(0, id.indexOf('_'))
  switch (prefix) {
    case 'cus':
      return state.all.customers.get(id)
    case 'price':
      return state.all.prices.get(id)
    case 'promo':
      return state.all.promotionCodes.get(id)
    case 'di':
      return state.all.discounts.get(id)
    case 'sub':
      return state.all.subscriptions.get(id)
    case 'sub_sched':
      return state.all.schedules.get(id)
    case 'in':
      return state.all.invoices.get(id)
    case 'ii':
      return state.all.invoiceItems.get(id)
    case 'cn':
      return state.all.creditNotes.get(id)
    case 'cbtxn':
      return state.all.balanceTransactions.get(id)
    case 'clock':
      return state.all.testClocks.get(id)
    case 'pm':
      return state.all.paymentMethods.get(id)
    case 'pi':
      return state.all.paymentIntents.get(id)
    case 'seti':
      return state.all.setupIntents.get(id)
    case 'ch':
      return state.all.charges.get(id)
    case 're':
      return state.all.refunds.get(id)
    case 'cs':
      return state.all.checkoutSessions.get(id)
    case 'bpc':
      return state.all.portalConfigurations.get(id)
    default:
      return undefined
  }
}
