import type { Translated } from '../../translated.ts'
import type en from '../en/onboarding.ts'

export default {
  steps: {
    label: '分四步完成设置',
    progress: '第 {{step}} 步，共 4 步',
    verify: '欢迎',
    account: '您的账号',
    basics: '您的公司',
    done: '完成',
  },
  verify: {
    title: '欢迎加入{{company}}',
    text: '公司的工作区已准备就绪，您是第一位使用者。创建账号，按需填写一些公司信息，即可进入，大约需要两分钟。',
    company: '公司',
    code: '公司代码',
    validUntil: '链接有效期至',
    start: '开始',
  },
  account: {
    title: '创建您的账号',
    intro: '它将成为{{company}}的主账号，负责管理账单、成员和设置。',
    displayName: '您的姓名',
    email: '邮箱',
    password: '密码',
    passwordHint: '至少 10 个字符。',
    submit: '创建账号并继续',
    haveOne: '已经有账号了？',
    signIn: '登录并使用该账号',
  },
  own: {
    title: '您已以 {{name}} 的身份登录',
    text: '您也可以用此账号（{{email}}）管理{{company}}，并在各公司之间切换。',
    use: '使用此账号',
    new: '或者创建新账号',
  },
  signIn: {
    title: '请登录后继续',
    text: '已通过此链接创建了账号。请使用该账号登录，继续设置{{company}}。',
    other: '您当前以 {{name}} 的身份登录，但此链接属于另一个账号。请先退出，再使用该账号登录。',
    submit: '登录',
  },
  ended: {
    used: {
      title: '此链接已被使用',
      text: '公司已完成设置，请登录后进入。如果您应有权限却无法进入，请联系公司管理员邀请您。',
    },
    expired: {
      title: '此链接已过期',
      text: '开通链接的有效期为七天。请向发送链接的人索取新的链接。',
    },
    replaced: {
      title: '此链接已被替换',
      text: '已为您的公司生成了更新的链接。请打开新的链接，或联系发送链接的人。',
    },
    unknown: {
      title: '此链接无效',
      text: '链接可能在传送过程中被截断。请完整打开收到的链接，或索取新的链接。',
    },
    signIn: '登录',
  },
  basics: {
    title: '介绍一下{{company}}',
    intro: '以下内容均可不填，之后可以在工作区中修改。',
    finish: '完成',
    finishHint: '暂时不清楚的内容可以留空。',
    locked: '公司的试用或订阅已结束，因此无法在此添加内容。请先完成设置，再在工作区中续订。',
    departments: {
      title: '部门',
      text: '按职能对人员进行分组。',
      name: '部门名称',
      add: '添加部门',
      suggestions: '建议',
      list: '公司的部门',
      suggested: {
        sales: '销售部',
        purchasing: '采购部',
        finance: '财务部',
        operations: '运营部',
        people: '人力资源部',
      },
    },
    stores: {
      title: '门店',
      text: '店铺或分支机构，可以限定成员只负责其中一部分。',
      name: '门店名称',
      code: '简码',
      add: '添加门店',
      list: '公司的门店',
      used_other: '套餐包含 {{count}} 家门店，已使用 {{used}} 家。',
    },
    role: {
      title: '新成员的角色',
      text: '邀请成员时默认提供的角色。',
    },
  },
  done: {
    title: '{{company}}已准备就绪',
    intro: '您已登录。下次登录时需要：',
    company: '公司',
    code: '公司代码',
    username: '用户名',
    address: '工作区地址',
    open: '进入工作区',
  },
} as const satisfies Translated<typeof en>
