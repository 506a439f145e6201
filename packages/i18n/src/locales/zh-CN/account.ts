import type { Translated } from '../../translated.ts'
import type en from '../en/account.ts'

export default {
  nav: { title: '我的账号', profile: '个人资料', security: '密码与登录', companies: '所属公司' },
  profile: {
    title: '个人资料',
    description: '同事看到的您的信息，以及您的登录名。',
    about: '基本信息',
    displayName: '姓名',
    phone: '电话',
    saved: '个人资料已保存。',
  },
  email: {
    title: '邮箱',
    text: '与账号有关的邮件会发送到 {{email}}，您也可以用它登录。',
    change: '更改邮箱',
    new: '新邮箱',
    password: '当前密码',
    passwordHint: '掌握此邮箱的人可以重置您的密码，因此需要验证。',
    saved: '邮箱已更改，并已通知原邮箱。',
  },
  language: {
    title: '语言',
    text: '您登录的设备上显示的语言，也是发给您的邮件所用的语言。',
  },
  security: {
    title: '密码与登录',
    description: '保护您的账号安全。',
  },
  password: {
    title: '修改密码',
    current: '当前密码',
    new: '新密码',
    hint: '至少 10 个字符。几个容易记住的词语，胜过一个复杂难记的密码。',
    submit: '修改密码',
    saved: '密码已修改，其他设备上的登录均已退出。',
  },
  sessions: {
    title: '已登录的设备',
    current: '当前设备',
    address: 'IP 地址',
    since: '登录时间',
    onSystem: '{{system}} 上的 {{browser}}',
    unknown: '未知设备',
    app: '手机应用',
    end: '退出',
    endOf: '退出 {{device}} 上的登录',
    ended: '该设备已退出登录。',
    endOthers: '退出其他所有设备',
    endOthersText: '除当前设备外，所有登录将立即退出。其他设备上尚未保存的内容可能会丢失。',
    othersEnded: '其他设备均已退出登录。',
  },
  companies: {
    title: '所属公司',
    description: '您可以进入的公司。登录后将直接进入主公司。',
    primary: '主公司',
    makePrimary: '设为主公司',
    makePrimaryOf: '设为主公司：{{company}}',
    madePrimary: '今后登录时将直接进入{{company}}。',
    emptyTitle: '没有所属公司',
    emptyText: '您目前不属于任何有效的公司，请联系公司管理员邀请您。',
  },
} as const satisfies Translated<typeof en>
