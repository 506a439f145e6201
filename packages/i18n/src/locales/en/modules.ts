export default {
  title: 'Modules',
  description: 'The parts of the workspace. Your plan decides which of them are open.',
  open: 'In your plan',
  locked: 'Not in your plan',
  covers: 'What it covers',
  included: '{{name}} is included in your company’s plan: {{plan}}.',
  whoMayUse: 'Everyone in your company may open it.',
  lockedTitle: '{{name}} is not in your plan',
  lockedAsk: 'Your company’s plan ({{plan}}) does not include {{name}}. Ask {{people}} to add it.',
  lockedOwn:
    'Your company’s plan ({{plan}}) does not include {{name}}. You manage billing: choose a plan that includes it.',
  seePlans: 'See plans',
  lockedNobody:
    'Your company’s plan ({{plan}}) does not include {{name}}. Ask an administrator of your company.',
  mail: 'Write to {{name}}',
  mailSubject: '{{module}} for {{company}}',
  back: 'All modules',
  /** What a module is called, what it is for, and what belongs to it. */
  each: {
    CONTACTS: {
      name: 'Contacts',
      summary: 'People and organisations the company knows',
      covers:
        'Names, addresses and ways to reach customers, suppliers and partners: one place that the other modules refer to.',
    },
    CRM: {
      name: 'CRM',
      summary: 'The work before a sale',
      covers: 'Leads and opportunities: who is interested, what was agreed, and what comes next.',
    },
    SALES: {
      name: 'Sales',
      summary: 'From quotation to order',
      covers:
        'Quotations, orders and deliveries: what customers were offered, what they ordered and what they received.',
    },
    POS: {
      name: 'Point of sale',
      summary: 'Selling at the counter',
      covers:
        'Sales in a store: what is rung up, how it is paid, and what the till holds at the end of the day.',
    },
    QR_ORDERING: {
      name: 'QR ordering',
      summary: 'Guests order from their own phone',
      covers:
        'Ordering at the table or the door by a code that guests scan: what is offered there, and what they order.',
    },
    PRODUCTS: {
      name: 'Products',
      summary: 'What the company sells',
      covers:
        'Goods and services with their prices, units and variants: the catalogue that selling and buying refer to.',
    },
    INVENTORY: {
      name: 'Inventory',
      summary: 'What is in stock, and where',
      covers: 'Warehouses, stock levels and movements: what came in, what went out, and what is left.',
    },
    PURCHASE: {
      name: 'Purchasing',
      summary: 'What the company buys',
      covers: 'Suppliers, requests and purchase orders: what was ordered from whom, and what has arrived.',
    },
    FINANCE: {
      name: 'Finance',
      summary: 'Money that comes and goes',
      covers: 'Receivables, payables and bank accounts: who owes whom, and what has been paid.',
    },
    ACCOUNTING: {
      name: 'Accounting',
      summary: 'The books',
      covers:
        'Accounts, journal entries and closing of periods: how the company’s business stands in its books.',
    },
    EXPENSES: {
      name: 'Expenses',
      summary: 'What people spend for the company',
      covers: 'Claims and receipts: what somebody paid for the company, and what they get back.',
    },
    APPROVALS: {
      name: 'Approvals',
      summary: 'Who has to agree',
      covers: 'Requests that need a yes: who asks, who decides, and what was decided.',
    },
    HR: {
      name: 'People and HR',
      summary: 'Those who work here',
      covers: 'Employees, contracts and absences: who works where, since when, and who is away.',
    },
    MAINTENANCE: {
      name: 'Maintenance',
      summary: 'Keeping equipment working',
      covers: 'Equipment, inspections and repairs: what is due, what is broken, and who looks after it.',
    },
    DOCUMENTS: {
      name: 'Documents',
      summary: 'The company’s files',
      covers: 'Files and folders that people of the company share: contracts, manuals, forms.',
    },
    DASHBOARD: {
      name: 'Dashboard',
      summary: 'The day at a glance',
      covers: 'The figures of the other modules side by side: what stands out today.',
    },
    ANALYTICS: {
      name: 'Analytics',
      summary: 'Figures over time',
      covers:
        'Comparisons and trends over the records of the other modules: how things have developed, and why.',
    },
  },
} as const
