/** What was typed into the account's form, without the password: a reload must not cost it. */
export type Draft = { displayName: string; username: string; email: string }

const key = 'leasehold.onboarding'

/** Kept for this tab only, and for one link at a time. */
export function readDraft(token: string): Partial<Draft> {
  try {
    const { link, ...draft } = JSON.parse(sessionStorage.getItem(key) ?? '{}')
    return link === fingerprint(token) ? draft : {}
  } catch {
    return {}
  }
}

export function keepDraft(token: string, draft: Draft): void {
  try {
    sessionStorage.setItem(key, JSON.stringify({ ...draft, link: fingerprint(token) }))
  } catch {
    // A browser that keeps nothing still makes the account.
  }
}

export function forgetDraft(): void {
  try {
    sessionStorage.removeItem(key)
  } catch {
    // Nothing was kept.
  }
}

/** Enough to tell two links apart, and of no use to open one. */
function fingerprint(token: string): string {
  return token.slice(0, 8)
}
