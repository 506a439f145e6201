/**
 * Keys made at run time, by their beginning: the test of unused keys takes them as used. Everything else
 * is written out where it is used, as `t('path')` next to `useTranslation('namespace')`.
 */
export const dynamicKeys: readonly string[] = [
  // `errors:<CODE>` of a refusal, and `errors:fields.<code>` of one field of an input.
  'errors:',
  // The verbs on buttons: one set for all pages.
  'common:actions.',
  // Navigation labels are written in each app's `lib/nav.ts`; those of pages to come are there already.
  'common:nav.',
  // `mail:status.<status>` and `mail:templates.<template>` of a mail.
  'mail:status.',
  'mail:templates.',
  // `emails:paymentReasons.<reason>`: why a payment was refused.
  'emails:paymentReasons.',
  // Actions, kinds of things, fields and values of audit entries: see `useAuditWords`.
  'audit:actions.',
  'audit:resources.',
  'audit:fields.',
  'audit:values.',
  // `audit:verify.faults.<fault>` of a chain.
  'audit:verify.faults.',
  // What a company is and has contracted for: `company:states.<state>` and the like.
  'company:states.',
  'company:industries.',
  'company:regions.',
  // `billing:declined.<reason>`, and `billing:requests.<state>` of what was asked of Stripe.
  'billing:declined.',
  'billing:requests.',
  'billing:requestErrors.',
  // `billing:cycles.<cycle>`, `billing:perCycle.<cycle>`, `billing:kinds.<kind>` of a payment method and the like.
  'billing:cycles.',
  'billing:perCycle.',
  'billing:kinds.',
  'billing:invoices.states.',
  'billing:asked.',
  'billing:details.',
  'billing:banner.',
  // `modules:each.<MODULE>.name` and the like.
  'modules:each.',
  // What business objects, their fields and choices are called: `records:objects.<object>` and the like.
  'records:objects.',
  'records:one.',
  'records:fields.',
  'records:choices.',
  // `roles:things.<thing>` and `roles:groups.<group>` of the matrix of permissions.
  'roles:things.',
  'roles:groups.',
  // `company:plan.limits.<limit>` and the like.
  'company:plan.limits.',
  'company:plan.surplus.',
  'company:plan.sources.',
  // `company:sync.steps.<step>` of a run.
  'company:sync.steps.',
  // `common:roles.<role>` of a membership.
  'common:roles.',
  // The wizard's steps by name, and the ways in which a link ends.
  'onboarding:steps.',
  'onboarding:ended.',
  'onboarding:basics.departments.suggested.',
  // `admins:roles.<role>` and `admins:permissions.<permission>` of platform admins.
  'admins:roles.',
  'admins:permissions.',
  // `users:memberships.status.<status>` of a membership, `system:home.activation.<activation>` of a company.
  'users:memberships.status.',
  'system:home.activation.',
  // States of a company, its access, its modules and its onboarding link, by their codes.
  'tenants:activations.',
  'tenants:subscription.accessLevels.',
  'tenants:subscription.moduleStates.',
  'tenants:link.states.',
  // Why a company's access is what it is, and states of what was set by hand.
  'entitlements:reasons.',
  'entitlements:history.states.',
  // The links of an explanation and what each says: `why:<link>.<code>`.
  'why:links.',
  'why:membership.',
  'why:role.',
  'why:stores.',
  'why:entitlement.',
  'why:billing.',
  // States of bulk changes and of their companies, and what would become of a company.
  'bulk:states.',
  'bulk:kinds.',
  'bulk:one.',
  'bulk:new.outcomes.',
  // `sync:states.<state>`, `sync:causes.<cause>`, `sync:steps.<step>` of runs.
  'sync:states.',
  'sync:causes.',
  'sync:steps.',
  'sync:stepMade.',
  'sync:actors.',
  // What becomes of contracts, who keeps them, and what Stripe is asked, by their codes.
  'subscriptions:sources.',
  'subscriptions:causes.',
  'subscriptions:asked.',
  'subscriptions:requestStates.',
  'subscriptions:whyNot.',
  'subscriptions:when.',
  'subscriptions:notices.requests.',
  'subscriptions:notices.moves.',
  'subscriptions:preview.reckoned.',
  'subscriptions:acts.',
  'subscriptions:clock.steps.',
  'subscriptions:extras.states.',
  'subscriptions:actors.',
  // States and kinds of coupons and codes, and of what Stripe sent and what differs from it.
  'coupons:states.',
  'coupons:push.',
  'coupons:durations.',
  'coupons:codes.states.',
  'stripe:states.',
  'stripe:outcomes.',
  'stripe:runs.states.',
  'stripe:kinds.',
  // Kinds, cycles and units of plans and features, by their codes.
  'plans:kinds.',
  'plans:perCycle.',
  'plans:draft.cycles.',
  'plans:draft.units.',
  'plans:features.kinds.',
  'plans:features.kindHints.',
  'plans:features.units.',
  // What a role may do, beside the field where it is chosen.
  'members:roleHints.',
]

/** Texts that are rightly the same in English and another language: names, not words. */
export const sameInEveryLanguage: ReadonlySet<string> = new Set([
  'common:product',
  'plans:draft.gigabytes',
  'billing:overview.usersOf',
  'billing:kinds.alipay',
  'billing:kinds.wechat_pay',
  'billing:kinds.paypal',
  'billing:kinds.link',
  'billing:take.become',
  'subscriptions:sourceMoves',
  'subscriptions:sources.stripe',
  'subscriptions:actors.stripe',
  'subscriptions:online.stripe',
  'common:nav.stripe',
  'stripe:title',
])
