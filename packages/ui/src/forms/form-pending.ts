import { createContext } from 'react'

/** True while the form around it is being sent. */
export const FormPending = createContext(false)
