type Action = () => void

let lost: Action = () => {}

/** What to do when the API says nobody is signed in any more. */
export function onSessionLost(action: Action): void {
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

/** What to do when somebody signed in or out in another tab. */
export function onSessionChangeElsewhere(action: Action): void {
  tabs.addEventListener('message', action)
}
