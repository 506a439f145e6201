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
    checkCompanyCode: '也请检查公司代码，或将其留空。',
    addCompanyCode: '填写公司代码',
    submit: '登录',
    expired: '您尚未登录，请登录后继续访问。',
  },
  username: {
    label: '用户名',
    hint: '用于登录。可使用字母、数字和 . _ -',
    checking: '正在检查是否可用……',
    free: '此用户名可用。',
    taken: '此用户名已被占用，请换一个。',
  },
  forgot: {
    link: '忘记密码？',
    title: '忘记密码',
    intro: '请输入您的用户名或邮箱，我们会将重置链接发送到账号对应的邮箱。',
    submit: '发送链接',
    sentTitle: '请查收邮件',
    sent: '如果存在与“{{login}}”对应的账号，您将很快收到邮件。其中的链接一小时内有效。',
    sentHint: '几分钟后仍未收到？请查看垃圾邮件，或检查输入是否正确。',
    again: '换一个用户名或邮箱',
    back: '返回登录',
  },
  reset: {
    title: '设置新密码',
    intro: '设置后，您在所有设备上的登录都将退出。',
    password: '新密码',
    passwordHint: '至少 10 个字符。几个容易记住的词语，胜过一个复杂难记的密码。',
    submit: '设置新密码',
    doneTitle: '密码已更改',
    done: '您现在可以使用新密码登录。',
    signIn: '去登录',
    endedTitle: '此链接已失效',
    newLink: '重新获取链接',
  },
  noCompany: {
    title: '没有可进入的公司',
    text: '您目前不属于任何有效的公司。请联系公司管理员邀请您或启用您的成员身份。',
  },
} as const satisfies Translated<typeof en>
