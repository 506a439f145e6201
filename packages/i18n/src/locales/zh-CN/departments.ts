import type { Translated } from '../../translated.ts'
import type en from '../en/departments.ts'

export default {
  title: '部门',
  description: '部门表示成员所属的组织，不影响权限。',
  tree: '部门结构',
  members_other: '{{count}} 名成员',
  showMembers: '{{name}}的成员',
  actions: '对{{name}}的操作',
  tabs: { label: '使用中和已归档的部门', open: '使用中', archived: '已归档' },
  empty: { title: '还没有部门', text: '请添加公司的部门，然后为每位成员指定所属部门。' },
  emptyArchived: { title: '没有已归档的部门', text: '归档的部门会保留在这里。' },
  form: { name: '名称', parent: '上级部门', top: '顶级部门', parentHint: '下级部门会随之移动。' },
  create: {
    action: '新建部门',
    below: '添加下级部门',
    title: '新建部门',
    submit: '创建部门',
    done: '已创建{{name}}',
  },
  edit: { action: '编辑', title: '编辑{{name}}', done: '更改已保存' },
  archive: {
    action: '归档',
    title: '归档{{name}}？',
    text: '归档后将不能再被选择。数据不会删除，可随时恢复。',
    done: '已归档{{name}}',
  },
  restore: { action: '恢复', done: '已恢复{{name}}' },
} as const satisfies Translated<typeof en>
