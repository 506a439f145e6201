export default {
  /** Above every page while the contract is not in order; `people` are the billing admins. */
  access: {
    overdue: 'A payment is overdue. Unless it is settled, this workspace becomes read-only. Ask {{people}}.',
    read_only:
      'This workspace is read-only because a payment is overdue: nothing can be changed. Ask {{people}}.',
    billing_only:
      'Your company’s subscription has ended, so its pages are closed. Ask {{people}} to renew it.',
  },
} as const
