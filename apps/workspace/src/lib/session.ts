let lost = () => {}

/** What to do when the API says nobody is signed in any more. */
export function onSessionLost(action: () => void): void {
  lost = action
}

/** Called by the query client; see `onSessionLost`. */
export function sessionLost(): void {
  lost()
}

const tabs = new BroadcastChannel('leasehold.workspace.session')

/** Tells the other tabs that somebody signed in or out: what they show may be someone else's. */
export function announceSessionChange(): void {
  tabs.postMessage('changed')
}

tabs.addEventListener('message', () => window.location.reload())
