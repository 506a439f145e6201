import type { Translated } from '../../translated.ts'
import type en from '../en/admins.ts'

export default {
  title: '平台管理员',
  description: '运营平台的工作人员，通过服务器命令行创建。',
  search: '按用户名、姓名或邮箱搜索',
  admin: '管理员',
  email: '邮箱',
  role: '角色',
  extra: '额外权限',
  status: '状态',
  lastSignIn: '上次登录',
  enabled: '已启用',
  disabled: '已停用',
  never: '从未',
  empty: { title: '没有管理员', text: '请在服务器命令行中创建。' },
  roles: {
    super_admin: '超级管理员',
    sales: '销售',
    finance: '财务',
    support: '客服',
  },
  matrix: {
    title: '各角色的权限',
    permission: '权限',
    yes: '有',
    no: '无',
  },
  permissions: {
    tenants_read: '查看公司',
    tenants_manage: '创建和编辑公司',
    tenants_suspend: '暂停和恢复公司',
    tenants_delete: '删除和还原公司',
    onboarding_manage: '生成开通链接',
    entitlements_manage: '为企业授予功能、附加包和套餐',
    users_read: '查看用户',
    users_manage: '封禁用户、调整所属公司、结束会话',
    admins_read: '查看平台管理员',
    audit_read: '查看审计日志',
    mail_read: '查看邮件',
    system_read: '查看系统配置',
  },
} as const satisfies Translated<typeof en>
