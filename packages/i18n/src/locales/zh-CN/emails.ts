import type { Translated } from '../../translated.ts'
import type en from '../en/emails.ts'

export default {
  greeting: '{{name}}，您好：',
  linkFallback: '如果按钮无法点击，请在浏览器中打开以下地址：',
  footer: '此邮件由 Leasehold 自动发送，请勿回复。',
  invitation: {
    subject: '{{inviter}} 邀请您加入{{company}}',
    heading: '加入{{company}}',
    text: '{{inviter}} 邀请您加入{{company}}的工作区，您的角色将是：{{role}}。',
    action: '接受邀请',
    expiry_other: '链接 {{count}} 天内有效，仅可使用一次。',
    ignore: '如果您不了解{{company}}，请忽略此邮件。',
  },
  passwordReset: {
    subject: '重置您的密码',
    heading: '设置新密码',
    text: '有人为您的账号申请了新密码。如果是您本人操作，请点击下方按钮设置。',
    action: '设置新密码',
    expiry: '链接一小时内有效，仅可使用一次；重新申请后，此链接失效。',
    ignore: '如果不是您本人操作，请忽略此邮件，您的密码不会改变。',
  },
  passwordChanged: {
    subject: '您的密码已修改',
    heading: '您的密码已修改',
    text: '您的账号密码已修改，其他设备上的登录均已退出。',
    warning: '如果不是您本人操作，请立即设置新密码，并告知公司管理员。',
    action: '设置新密码',
  },
  emailChanged: {
    subject: '您的邮箱地址已更改',
    heading: '您的邮箱地址已更改',
    text: '您的账号现在使用邮箱 {{email}}，相关邮件不再发送到当前邮箱。',
    warning:
      '如果不是您本人操作，请使用用户名登录，改回邮箱并设置新密码。如果无法登录，请立即告知公司管理员。',
    action: '打开我的账号',
  },
  membershipAdded: {
    subject: '您已成为{{company}}的成员',
    heading: '欢迎加入{{company}}',
    text: '您已被添加到{{company}}。请照常登录，并在页面顶部选择该公司。',
    action: '进入{{company}}',
  },
  primaryMoved: {
    subject: '您的主公司已变更为{{to}}',
    heading: '您的主公司已变更为{{to}}',
    text: '您在{{from}}的成员身份已失效。今后登录时将直接进入{{to}}。',
    action: '进入{{to}}',
    hint: '您可以随时在“我的账号”中更换主公司。',
  },
  leftEveryCompany: {
    subject: '您的账号已停用',
    heading: '您的账号已停用',
    text: '您在{{company}}的成员身份已失效，而这是您所属的最后一家公司。您在所有设备上的登录均已退出，数据均未删除。',
    contact: '如有疑问，请联系 {{contact}}。',
    noContact: '如有疑问，请联系{{company}}的管理员。',
    back: '当任何一家公司再次添加您后，您即可照常登录。',
  },
  ending: {
    trial: {
      subject: '{{company}}的试用将于{{date}}结束',
      heading: '试用将于{{date}}结束',
      text: '{{company}}正在试用{{what}}，截止{{date}}。此后在选择套餐之前，工作区仅开放账单页面。',
    },
    grant: {
      subject: '{{what}}将于{{date}}到期',
      heading: '{{what}}将于{{date}}到期',
      text: '{{company}}的{{what}}有效期至{{date}}。此后以所购套餐的内容为准。',
    },
    action: '打开{{company}}',
    kept: '到期后不会删除任何数据。如需不间断使用，请在到期前联系我们。',
  },
  ended: {
    trial: {
      subject: '{{company}}的试用已结束',
      heading: '试用已结束',
      text: '{{company}}对{{what}}的试用已于{{date}}结束。在选择套餐之前，工作区仅开放账单页面。',
    },
    grant: {
      subject: '{{company}}的{{what}}已到期',
      heading: '{{what}}已到期',
      text: '{{company}}的{{what}}已于{{date}}到期。现在起以所购套餐的内容为准。',
    },
    kept: '数据均未删除。如需继续使用，请联系我们。',
  },
  receipt: {
    subject: '{{company}}的收据：{{amount}}',
    heading: '已收到 {{amount}}，谢谢',
    text: '{{company}}的款项 {{amount}} 已于{{date}}到账。账单号：{{number}}。',
    action: '查看账单',
  },
  paymentFailed: {
    subject: '{{company}}的付款失败：{{amount}}',
    heading: '未能扣款 {{amount}}',
    text: '{{company}}的款项 {{amount}} 未能支付成功。',
    retry: '我们将于{{date}}再次尝试。您也可以提前支付，或更换付款方式。',
    noRetry: '系统不会再自动尝试：请支付，或更换付款方式。',
    action: '支付或更换付款方式',
    grace: '目前可以继续使用。宽限期过后，付清之前工作区只能查看。',
  },
  purchaseFailed: {
    subject: '{{company}}的购买未完成',
    heading: '款项未到账',
    text: '由于款项未到账，没有为{{company}}购买任何内容。',
    action: '再试一次',
  },
  paymentReasons: {
    declined: '银行拒绝了付款，未说明原因。您可以咨询银行，或使用另一张卡。',
    insufficient_funds: '账户余额不足。',
    expired_card: '银行卡已过期。',
    wrong_details: '银行卡信息有误。',
    authentication_required: '银行要求您本人确认这笔付款。',
    no_method: '没有可以扣款的付款方式。',
    processing_error: '银行当时无法处理这笔付款。',
  },
  trialConverting: {
    subject: '{{company}}的试用将于{{date}}结束',
    heading: '您的试用将于{{date}}结束',
    text: '{{company}}已购买{{what}}。试用于{{date}}结束，届时将收取第一期费用。',
    ends: '{{company}}试用{{what}}至{{date}}。由于已取消，不会收取费用。',
    action: '查看订阅',
  },
  disputed: {
    opened: {
      subject: '{{company}}的一笔付款被提出拒付争议：{{amount}}',
      heading: '一笔付款被提出拒付争议',
      text: '{{company}}的银行对账单 {{number}}（{{amount}}）的付款提出争议。Stripe 需要证据。',
    },
    closed: {
      subject: '{{company}}的拒付争议已结束：{{amount}}',
      heading: '拒付争议已结束',
      text: '{{company}}关于账单 {{number}}（{{amount}}）的争议已结束。结果请在 Stripe 查看。',
    },
    note: '您收到这封邮件，是因为您负责平台的资金。',
  },
} as const satisfies Translated<typeof en>
