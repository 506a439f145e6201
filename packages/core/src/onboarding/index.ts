export { type Begun, beginOnboarding, requireFreshLink } from './begin-onboarding.ts'
export { type CurrentLink, currentOnboardingLink } from './current-link.ts'
export { LinkUnknown } from './errors.ts'
export { finishOnboarding } from './finish-onboarding.ts'
export { isFirstUsernameFree } from './is-first-username-free.ts'
export { makeOnboardingLink } from './make-link.ts'
export { type Onboarding, readOnboarding } from './read-onboarding.ts'
export {
  decideLink,
  type LinkState,
  linkState,
  onboardingLinkDays,
  onboardingUrl,
  type WizardStep,
} from './rules.ts'
