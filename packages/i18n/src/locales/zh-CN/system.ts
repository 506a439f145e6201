import type { Translated } from '../../translated.ts'
import type en from '../en/system.ts'

export default {
  title: '系统',
  description: '平台的运行环境。设置需在服务器的环境变量中修改。',
  versions: '版本',
  version: '平台版本',
  node: 'Node.js 版本',
  database: '数据库',
  postgres: 'PostgreSQL 版本',
  databaseStarted: '启动时间',
  databaseSize: '大小',
  jobs: {
    title: '后台任务',
    waiting: '等待中',
    retrying: '失败后重试中',
    failed: '已放弃',
  },
  settings: {
    title: '设置',
    name: '设置项',
    value: '值',
    secret: '机密',
    none: '空',
  },
  orMore: '{{count}} 以上',
  home: {
    attention: '需要关注',
    calm: '目前没有需要关注的事项。',
    waitingLinks: '等待使用的开通链接',
    failedMails: '发送失败的邮件',
    failedJobs: '已放弃的任务',
    newest: '最新公司',
    noCompanies: '还没有公司',
    noCompaniesText: '您创建的第一家公司会显示在这里。',
    allCompanies: '所有公司',
    activation: {
      pending_creation: '未开始',
      ongoing_creation: '设置中',
      active: '使用中',
    },
  },
} as const satisfies Translated<typeof en>
