import type { Translated } from '../../translated.ts'
import type en from '../en/stores.ts'

export default {
  title: '门店',
  used: '已使用 {{used}} / {{limit}} 家门店',
  usedOpen_other: '已使用 {{count}} 家门店',
  full: '套餐内的 {{limit}} 家门店已全部使用。请归档一家门店，或联系{{people}}升级套餐。',
  fullOwn: '套餐内的 {{limit}} 家门店已全部使用。请归档一家门店，或在“账单”中升级套餐。',
  limited: '此处显示您负责的门店。',
  list: {
    search: '搜索名称、编号或地址',
    name: '名称',
    code: '编号',
    address: '地址',
    phone: '电话',
    status: '状态',
    created: '创建时间',
    emptyTitle: '还没有门店',
    emptyText: '门店可以是店铺或分支机构。可将成员的权限限定在部分门店。',
  },
  status: { open: '营业中', archived: '已归档' },
  form: {
    nameHint: '日常使用的名称，例如“浦东店”。',
    codeHint: '简短的编号，例如 S01，在公司内不可重复。',
    codeFormat: '可使用文字和数字，中间可用 . _ -，不能有空格。',
  },
  create: { action: '新建门店', title: '新建门店', submit: '创建门店', done: '已创建 {{name}}' },
  details: '详细信息',
  saved: '更改已保存',
  history: '该门店的操作记录',
  use: '使用状态',
  archive: {
    action: '归档',
    title: '归档 {{name}}？',
    text: '归档后将释放套餐中的一个名额，且不能再被选择。数据不会删除，可随时恢复。权限包含其他门店的成员仍可使用其他门店。',
    hint: '停止使用该门店，数据不会删除。',
    done: '已归档 {{name}}',
  },
  restore: {
    action: '恢复',
    hint: '重新启用该门店，会占用套餐中的名额。',
    done: '已恢复 {{name}}',
  },
} as const satisfies Translated<typeof en>
