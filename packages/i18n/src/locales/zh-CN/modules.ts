import type { Translated } from '../../translated.ts'
import type en from '../en/modules.ts'

export default {
  title: '功能模块',
  description: '工作区由多个模块组成，套餐决定可以使用哪些模块。',
  open: '套餐内',
  locked: '套餐外',
  covers: '涵盖内容',
  included: '{{name}}已包含在公司的套餐中：{{plan}}。',
  whoMayUse: '公司的所有成员均可打开。',
  lockedTitle: '套餐未包含{{name}}',
  lockedAsk: '公司的套餐（{{plan}}）不包含{{name}}。如需使用，请联系{{people}}。',
  lockedOwn: '公司的套餐（{{plan}}）不包含{{name}}。您负责账单：请选择包含该模块的套餐。',
  seePlans: '查看套餐',
  lockedNobody: '公司的套餐（{{plan}}）不包含{{name}}，请联系公司管理员。',
  mail: '发邮件给{{name}}',
  mailSubject: '{{company}}：申请开通{{module}}',
  back: '全部模块',
  /** What a module is called, what it is for, and what belongs to it. */
  each: {
    CONTACTS: {
      name: '联系人',
      summary: '公司往来的个人与单位',
      covers: '客户、供应商和合作伙伴的名称、地址与联系方式，供其他模块统一引用。',
    },
    CRM: {
      name: '客户关系',
      summary: '成交之前的工作',
      covers: '线索与商机：谁有意向、谈了什么、下一步做什么。',
    },
    SALES: {
      name: '销售',
      summary: '从报价到订单',
      covers: '报价、订单与发货：给客户报了什么、客户订了什么、收到了什么。',
    },
    POS: {
      name: '收银',
      summary: '门店柜台销售',
      covers: '门店的现场销售：售出商品、收款方式，以及每日结束时的现金核对。',
    },
    QR_ORDERING: {
      name: '扫码点单',
      summary: '顾客用手机点单',
      covers: '顾客在桌边或门口扫码下单：展示哪些菜品，顾客点了什么。',
    },
    PRODUCTS: {
      name: '商品',
      summary: '公司销售的内容',
      covers: '商品和服务及其价格、单位与规格：销售和采购共用的目录。',
    },
    INVENTORY: {
      name: '库存',
      summary: '有什么货、在哪里',
      covers: '仓库、库存数量与出入库：进了什么、出了什么、还剩什么。',
    },
    PURCHASE: {
      name: '采购',
      summary: '公司购买的内容',
      covers: '供应商、采购申请与采购订单：向谁订了什么、到货了什么。',
    },
    FINANCE: { name: '财务', summary: '资金的收与付', covers: '应收、应付与银行账户：谁欠谁、哪些已结清。' },
    ACCOUNTING: { name: '会计', summary: '账簿', covers: '科目、凭证与期末结账：公司业务在账簿中的体现。' },
    EXPENSES: {
      name: '费用报销',
      summary: '员工为公司垫付的支出',
      covers: '报销单与票据：谁为公司垫付了什么、报销多少。',
    },
    APPROVALS: { name: '审批', summary: '需要谁同意', covers: '需要批准的申请：谁提出、谁决定、结果如何。' },
    HR: {
      name: '人力资源',
      summary: '在公司工作的人',
      covers: '员工、合同与休假：谁在哪里工作、何时入职、谁在休假。',
    },
    MAINTENANCE: {
      name: '设备维护',
      summary: '让设备正常运行',
      covers: '设备、巡检与维修：哪些到期、哪些故障、由谁负责。',
    },
    DOCUMENTS: {
      name: '文档',
      summary: '公司的文件',
      covers: '公司成员共享的文件与文件夹：合同、手册、表单。',
    },
    DASHBOARD: {
      name: '仪表盘',
      summary: '今日概览',
      covers: '汇总其他模块的关键数字：今天有哪些值得注意。',
    },
    ANALYTICS: {
      name: '数据分析',
      summary: '随时间变化的数据',
      covers: '对其他模块数据进行对比与趋势分析：变化如何、原因何在。',
    },
  },
} as const satisfies Translated<typeof en>
