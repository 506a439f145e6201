import { createContext } from 'react'

/** True inside the shell, which has the page's landmarks; a state that fills a page brings its own outside. */
export const InsideShell = createContext(false)
