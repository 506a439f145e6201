/** States of the contract of a tenant; see `docs/glossary.md`. */
export const subscriptionStates = [
  'trialing',
  'active',
  'past_due',
  'suspended',
  'cancelled',
  'expired',
] as const

export type SubscriptionState = (typeof subscriptionStates)[number]

/** How far a tenant has come from being created to being in use. */
export const activations = ['pending_creation', 'ongoing_creation', 'active'] as const

export type Activation = (typeof activations)[number]

/** What the state of the contract leaves open. Derived, never stored. */
export const accessLevels = ['full', 'read_only', 'billing_only', 'none'] as const

export type Access = (typeof accessLevels)[number]

/** States of a membership. A removed one is kept, so that history keeps its names. */
export const membershipStatuses = ['active', 'disabled', 'removed'] as const

export type MembershipStatus = (typeof membershipStatuses)[number]

/** States of a user or a platform admin. */
export const accountStatuses = ['enabled', 'disabled'] as const

export type AccountStatus = (typeof accountStatuses)[number]

/** Who keeps a contract: we do, or Stripe does. */
export const subscriptionSources = ['manual', 'stripe'] as const

export type SubscriptionSource = (typeof subscriptionSources)[number]

/** Why a contract is suspended: staff did it, it was paused, or every attempt to be paid has failed. */
export const suspensionCauses = ['staff', 'paused', 'unpaid'] as const

export type SuspensionCause = (typeof suspensionCauses)[number]
