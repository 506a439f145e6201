/** How often something may be tried. */
export type RateLimit = {
  /** What is counted; part of the key. */
  name: string
  attempts: number
  windowSeconds: number
}

/** Failed sign-ins of one account: slow enough that guessing is hopeless, wide enough for a bad morning. */
export const signInPerAccount: RateLimit = { name: 'sign-in:account', attempts: 10, windowSeconds: 900 }

/** Failed sign-ins from one address; an office shares one. */
export const signInPerAddress: RateLimit = { name: 'sign-in:address', attempts: 100, windowSeconds: 900 }

/** Reset mails asked for one account. */
export const resetPerAccount: RateLimit = { name: 'reset:account', attempts: 5, windowSeconds: 3600 }

/** Reset mails asked from one address. */
export const resetPerAddress: RateLimit = { name: 'reset:address', attempts: 30, windowSeconds: 3600 }

/** Wrong passwords given by someone signed in, before a change that asks for it. */
export const passwordPerAccount: RateLimit = { name: 'password:account', attempts: 10, windowSeconds: 900 }

/** Invitations sent by one company. */
export const invitationsPerTenant: RateLimit = {
  name: 'invitation:tenant',
  attempts: 500,
  windowSeconds: 3600,
}

/** Invitations to one person, by any company. */
export const invitationsPerEmail: RateLimit = {
  name: 'invitation:email',
  attempts: 20,
  windowSeconds: 86_400,
}

/** Tokens of links tried from one address. */
export const linksPerAddress: RateLimit = { name: 'link:address', attempts: 300, windowSeconds: 900 }

/** Usernames asked about while typing, from one address. */
export const usernamesPerAddress: RateLimit = { name: 'username:address', attempts: 600, windowSeconds: 900 }

/** Credit codes a company gives itself: each refusal tells that another company has it. */
export const creditCodesPerTenant: RateLimit = {
  name: 'credit-code:tenant',
  attempts: 10,
  windowSeconds: 86_400,
}
