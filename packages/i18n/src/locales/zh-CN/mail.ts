import type { Translated } from '../../translated.ts'
import type en from '../en/mail.ts'

export default {
  title: '邮件',
  description: '平台发出的邮件及其投递情况。',
  search: '按收件人搜索',
  recipient: '收件人',
  subject: '主题',
  state: '状态',
  kind: '类型',
  created: '生成时间',
  sentAt: '发送时间',
  language: '语言',
  details: '详细信息',
  text: '内容',
  formatted: '带格式',
  plain: '纯文本',
  retried: '正在重试',
  status: { queued: '等待发送', kept: '已保留', sent: '已发送', failed: '发送失败' },
  templates: {
    invitation: '邀请',
    'membership-added': '加入公司',
    'password-reset': '重置密码',
    'password-changed': '密码已修改',
    'email-changed': '邮箱已更改',
    'primary-moved': '主公司变更',
    'left-every-company': '已离开所有公司',
    'entitlement-ending': '即将到期',
    'entitlement-ended': '已到期',
    'payment-receipt': '付款收据',
    'payment-failed': '付款失败',
    'purchase-failed': '购买未完成',
    'trial-converting': '试用转为订阅',
    'payment-disputed': '付款争议',
  },
  keptNotice: '尚未配置邮件服务器，此邮件未发送，仅保留在此处。邮件中的链接可以使用。',
  retriedNotice: '邮件尚未送达，系统会自动重试。邮件服务器返回：{{failure}}',
  failedNotice:
    '邮件无法送达，不再重试。请核对邮箱地址，并重新执行相应操作（例如重新邀请）。邮件服务器返回：{{failure}}',
  noText: {
    title: '未保留内容',
    text: '邮件中的链接只属于收件人，因此不会存储邮件内容。',
  },
  empty: {
    title: '还没有邮件',
    text: '邀请、密码重置和通知邮件生成后会显示在这里。',
  },
} as const satisfies Translated<typeof en>
