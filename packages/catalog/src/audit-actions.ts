/**
 * The vocabulary of the audit log: every action there is, with the kind of thing it is done to. An action has
 * one kind: asking for a kind is asking for its actions (see the indexes of `audit_entries`). People read
 * `audit:actions.<action>` and `audit:resources.<kind>` of `packages/i18n`.
 */
export const auditActions = {
  'add_on.added': 'add_on',
  'add_on.changed': 'add_on',
  'add_on.ended': 'add_on',
  'add_on.removed': 'add_on',
  'admin.created': 'admin',
  'admin.signed_in': 'admin',
  'admin.signed_out': 'admin',
  'audit.checkpointed': 'audit',
  'catalog.applied': 'catalog',
  'catalog.changed': 'catalog',
  'bulk.cancelled': 'bulk',
  'bulk.retried': 'bulk',
  'bulk.started': 'bulk',
  'company.changed': 'company',
  'department.archived': 'department',
  'department.changed': 'department',
  'department.created': 'department',
  'department.restored': 'department',
  'feature.created': 'feature',
  'feature.renamed': 'feature',
  'invitation.accepted': 'member',
  'invitation.resent': 'invitation',
  'invitation.revoked': 'invitation',
  'member.added': 'member',
  'member.changed': 'member',
  'member.disabled': 'member',
  'member.enabled': 'member',
  'member.invited': 'invitation',
  'member.left': 'member',
  'member.removed': 'member',
  'onboarding.begun': 'tenant',
  'onboarding.finished': 'tenant',
  'onboarding_link.made': 'onboarding_link',
  'override.revoked': 'override',
  'override.ended': 'override',
  'override.set': 'override',
  'reconciliation.mended': 'reconciliation',
  'reconciliation.started': 'reconciliation',
  'record.changed': 'record',
  'record.created': 'record',
  'record.deleted': 'record',
  'role.archived': 'role',
  'role.changed': 'role',
  'role.created': 'role',
  'plan.changed': 'plan',
  'plan.created': 'plan',
  'plan.deleted': 'plan',
  'plan.draft_changed': 'plan',
  'plan.draft_discarded': 'plan',
  'plan.published': 'plan',
  'plan.sorted': 'catalog',
  'store.archived': 'store',
  'store.changed': 'store',
  'store.created': 'store',
  'store.restored': 'store',
  'subscription.plan_changed': 'subscription',
  'subscription.trial_ended': 'subscription',
  'subscription.trial_extended': 'subscription',
  'sync.cancelled': 'sync_run',
  'sync.drift_mended': 'sync_run',
  'sync.requested': 'sync_run',
  'sync.retried': 'sync_run',
  'tenant.changed': 'tenant',
  'tenant.created': 'tenant',
  'tenant.deleted': 'tenant',
  'tenant.restored': 'tenant',
  'tenant.resumed': 'tenant',
  'tenant.suspended': 'tenant',
  'user.created': 'user',
  'user.disabled': 'user',
  'user.email_changed': 'user',
  'user.enabled': 'user',
  'user.entered': 'user',
  'user.locale_changed': 'user',
  'user.password_changed': 'user',
  'user.password_reset': 'user',
  'user.password_reset_asked': 'user',
  'user.password_reset_link_made': 'user',
  'user.primary_changed': 'user',
  'user.profile_changed': 'user',
  'user.session_ended': 'user',
  'user.sessions_ended': 'user',
  'user.signed_in': 'user',
  'user.signed_out': 'user',
} as const satisfies Record<`${string}.${string}`, string>

export type AuditAction = keyof typeof auditActions

export const auditActionNames = Object.keys(auditActions) as [AuditAction, ...AuditAction[]]

/** Kinds of things that entries speak of. */
export type AuditResource = (typeof auditActions)[AuditAction]

export const auditResources = [...new Set(Object.values(auditActions))].toSorted() as [
  AuditResource,
  ...AuditResource[],
]

/** The actions on a kind of thing. */
export function actionsOn(resource: AuditResource): AuditAction[] {
  return auditActionNames.filter((action) => auditActions[action] === resource)
}

/** Fields of before and after whose values are keys of the catalog, one or a list; entries carry their names. */
export const auditCatalogFields: Readonly<Record<string, 'plan' | 'feature'>> = {
  plan: 'plan',
  signUpPlan: 'plan',
  order: 'plan',
  newPlans: 'plan',
  changedPlans: 'plan',
  feature: 'feature',
  newFeatures: 'feature',
  renamedFeatures: 'feature',
}

/** Under which an entry has the name of a plan or a feature: its key alone might be the value of any other field. */
export const auditNameKey = (kind: 'plan' | 'feature', key: string) => `${kind}:${key}`
