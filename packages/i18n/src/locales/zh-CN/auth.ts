import type { Translated } from '../../translated.ts'
import type en from '../en/auth.ts'

export default {
  signIn: {
    title: '登录',
    workspaceIntro: '登录公司的工作区。',
    consoleIntro: '仅供平台工作人员使用。',
    login: '用户名或邮箱',
    password: '密码',
    companyCode: '公司代码',
    companyCodeHint: '如果您属于多家公司，填写后将直接进入该公司。例如：TEN-AB12C',
    addCompanyCode: '填写公司代码',
    submit: '登录',
    expired: '您已退出登录，请重新登录后继续。',
  },
  noCompany: {
    title: '没有可进入的公司',
    text: '您目前不属于任何有效的公司。请联系公司管理员邀请您或启用您的成员身份。',
  },
} as const satisfies Translated<typeof en>
