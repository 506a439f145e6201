import type { MouseEvent } from 'react'

// The second click of a double click arrives before the page knows that it waits for the first.

/** `onClick` of a button that sends a form: a double click sends it once. */
export function ignoreSecondClick(event: MouseEvent): void {
  if (event.detail > 1) event.preventDefault()
}

/** `onClick` of any other button that changes something: a double click does it once. */
export function onFirstClick(act: (event: MouseEvent) => void): (event: MouseEvent) => void {
  return (event) => {
    if (event.detail <= 1) act(event)
  }
}
