import { anyText, listSearch } from '@leasehold/ui'

/**
 * The address of the log, as the router reads it with the first page: which actions and kinds there are is known to the
 * page alone, which is loaded when it is visited (`auditSearch`).
 */
export const auditAddress = listSearch({
  filters: {
    from: anyText,
    to: anyText,
    actor: anyText,
    action: anyText,
    resource: anyText,
    resourceId: anyText,
  },
})
