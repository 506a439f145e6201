export { type CurrentLink, currentOnboardingLink } from './current-link.ts'
export { makeOnboardingLink } from './make-link.ts'
export { type LinkState, linkState, onboardingLinkDays, onboardingUrl } from './rules.ts'
