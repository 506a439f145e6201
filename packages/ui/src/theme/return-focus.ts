/** What had the focus, the newest last: as many as may be gone at once with a dialog. */
const visited: HTMLElement[] = []
const kept = 20

/** Remembers where the focus has been; returns how to stop. */
export function rememberFocus(): () => void {
  const remember = ({ target }: FocusEvent) => {
    if (target instanceof HTMLElement && visited.push(target) > kept) visited.shift()
  }
  document.addEventListener('focusin', remember)
  return () => document.removeEventListener('focusin', remember)
}

/**
 * Gives the focus back when what had it is gone, as a menu's item is after the dialog it opened, or a row after it was
 * archived: to what had it before and is still there, or else to the content. Whoever has the focus keeps it.
 */
export function returnFocus(): void {
  requestAnimationFrame(() => {
    if (document.activeElement !== null && document.activeElement !== document.body) return
    const last = visited.findLast((element) => element.isConnected && element.checkVisibility())
    const target = last && !last.matches(':disabled') ? last : document.getElementById('content')
    target?.focus({ preventScroll: true })
  })
}
