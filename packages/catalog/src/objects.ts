import type { Limit, Localized } from './features.ts'
import type { Module } from './modules.ts'

/** How a field is entered and shown. `instant` is ISO 8601 in UTC, `money` minor units of the tenant's currency. */
export type FieldType = 'text' | 'longText' | 'number' | 'money' | 'date' | 'choice' | 'boolean'

/** A field of a business object. Its label is `records:fields.<key>` of `packages/i18n`. */
export type ObjectField = {
  key: string
  type: FieldType
  required?: true
  /** What a `choice` chooses from; labels are `records:choices.<value>`. */
  choices?: readonly string[]
}

/** A record that is there from the beginning, called so in the company's language. */
export type Seed = {
  key: string
  title: Localized
  data: Readonly<Record<string, string | number | boolean>>
}

/** Something that a workspace keeps records of. */
export type BusinessObject = {
  key: string
  /** The module that opens it. */
  module: Module
  /** Whether a record belongs to one store. */
  storeScoped: boolean
  /** The limit that counts its records. */
  limit?: Limit
  /** The first is its title: a required text. */
  fields: readonly [ObjectField & { type: 'text'; required: true }, ...ObjectField[]]
  /** Records that a workspace gets when the module first opens. */
  seeds?: readonly Seed[]
}

const name = { key: 'name', type: 'text', required: true } as const
const code = { key: 'code', type: 'text' } as const
const phone = { key: 'phone', type: 'text' } as const
const email = { key: 'email', type: 'text' } as const
const amount = { key: 'amount', type: 'money' } as const
const date = { key: 'date', type: 'date' } as const
const note = { key: 'note', type: 'longText' } as const
const numbered = { key: 'number', type: 'text', required: true } as const

const seed = (key: string, [en, zh, ja]: [string, string, string], data: Seed['data']): Seed => ({
  key,
  title: { en, 'zh-CN': zh, ja },
  data,
})

const choice = <const Choices extends readonly string[]>(key: string, ...choices: Choices) => ({
  key,
  type: 'choice' as const,
  choices,
})

/** Every business object there is. Order is the order in which people see them. */
export const businessObjects = [
  {
    key: 'customers',
    module: 'CONTACTS',
    storeScoped: true,
    limit: 'customers',
    fields: [name, phone, email, { key: 'address', type: 'text' }, note],
  },
  {
    key: 'suppliers',
    module: 'CONTACTS',
    storeScoped: false,
    fields: [name, phone, email, { key: 'address', type: 'text' }, note],
  },
  {
    key: 'deals',
    module: 'CRM',
    storeScoped: true,
    fields: [name, amount, { key: 'closesOn', type: 'date' }, note],
  },
  {
    key: 'pipeline_stages',
    module: 'CRM',
    storeScoped: false,
    fields: [name, { key: 'probability', type: 'number' }],
    seeds: [
      seed('new', ['New', '新线索', '新規'], { probability: 10 }),
      seed('qualified', ['Qualified', '已确认', '見込みあり'], { probability: 30 }),
      seed('proposal', ['Proposal', '方案报价', '提案'], { probability: 60 }),
      seed('won', ['Won', '赢单', '成約'], { probability: 100 }),
      seed('lost', ['Lost', '输单', '失注'], { probability: 0 }),
    ],
  },
  {
    key: 'orders',
    module: 'SALES',
    storeScoped: true,
    fields: [
      numbered,
      { key: 'customer', type: 'text' },
      date,
      amount,
      choice('status', 'open', 'done', 'cancelled'),
    ],
  },
  {
    key: 'receipts',
    module: 'POS',
    storeScoped: true,
    fields: [numbered, date, amount, choice('paidBy', 'cash', 'card', 'wallet')],
  },
  {
    key: 'tables',
    module: 'QR_ORDERING',
    storeScoped: true,
    fields: [name, { key: 'places', type: 'number' }],
  },
  {
    key: 'products',
    module: 'PRODUCTS',
    storeScoped: false,
    fields: [name, code, { key: 'price', type: 'money' }, { key: 'sold', type: 'boolean' }, note],
  },
  {
    key: 'warehouses',
    module: 'INVENTORY',
    storeScoped: false,
    fields: [name, code, { key: 'address', type: 'text' }],
    seeds: [seed('main', ['Main warehouse', '主仓库', 'メイン倉庫'], { code: 'MAIN' })],
  },
  {
    key: 'stock_items',
    module: 'INVENTORY',
    storeScoped: true,
    fields: [name, code, { key: 'quantity', type: 'number' }],
  },
  {
    key: 'purchase_orders',
    module: 'PURCHASE',
    storeScoped: false,
    fields: [
      numbered,
      { key: 'supplier', type: 'text' },
      date,
      amount,
      choice('status', 'open', 'done', 'cancelled'),
    ],
  },
  {
    key: 'payments',
    module: 'FINANCE',
    storeScoped: false,
    fields: [numbered, choice('direction', 'in', 'out'), date, amount, note],
  },
  {
    key: 'accounts',
    module: 'ACCOUNTING',
    storeScoped: false,
    fields: [name, code, choice('class', 'asset', 'liability', 'equity', 'income', 'expense')],
    seeds: [
      seed('cash', ['Cash', '库存现金', '現金'], { code: '1001', class: 'asset' }),
      seed('bank', ['Bank deposits', '银行存款', '預金'], { code: '1002', class: 'asset' }),
      seed('receivables', ['Accounts receivable', '应收账款', '売掛金'], { code: '1122', class: 'asset' }),
      seed('payables', ['Accounts payable', '应付账款', '買掛金'], { code: '2202', class: 'liability' }),
      seed('capital', ['Capital', '实收资本', '資本金'], { code: '4001', class: 'equity' }),
      seed('revenue', ['Sales revenue', '主营业务收入', '売上高'], { code: '6001', class: 'income' }),
      seed('cost', ['Cost of sales', '主营业务成本', '売上原価'], { code: '6401', class: 'expense' }),
    ],
  },
  {
    key: 'expenses',
    module: 'EXPENSES',
    storeScoped: true,
    fields: [name, date, amount, choice('status', 'open', 'done', 'cancelled'), note],
  },
  {
    key: 'approval_requests',
    module: 'APPROVALS',
    storeScoped: true,
    fields: [name, amount, choice('decision', 'pending', 'approved', 'rejected'), note],
  },
  {
    key: 'employees',
    module: 'HR',
    storeScoped: true,
    fields: [name, code, phone, email, { key: 'startsOn', type: 'date' }],
  },
  {
    key: 'assets',
    module: 'MAINTENANCE',
    storeScoped: true,
    fields: [name, code, { key: 'checkedOn', type: 'date' }, note],
  },
  {
    key: 'documents',
    module: 'DOCUMENTS',
    storeScoped: false,
    fields: [name, { key: 'text', type: 'longText' }],
  },
] as const satisfies readonly BusinessObject[]

export type ObjectKey = (typeof businessObjects)[number]['key']

export const objectKeys = businessObjects.map(({ key }) => key) as [ObjectKey, ...ObjectKey[]]

const byKey = new Map<string, BusinessObject>(businessObjects.map((object) => [object.key, object]))

/** The object of a key. */
export function businessObject(key: ObjectKey): BusinessObject {
  const object = byKey.get(key)
  if (!object) throw new Error(`There is no business object ${key}.`)
  return object
}

/** The objects that a module opens. */
export function objectsOf(module: Module): ObjectKey[] {
  return businessObjects.filter((object) => object.module === module).map(({ key }) => key)
}

/** What may be done with records. */
export const recordActions = ['read', 'write', 'delete'] as const

export type RecordAction = (typeof recordActions)[number]
