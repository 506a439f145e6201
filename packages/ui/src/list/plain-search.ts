/**
 * Search parameters as plain text, `?status=active&query=0042`, in place of the router's JSON: what people
 * see in the address is what they chose. `createRouter({ …, ...plainSearch })`.
 */
export const plainSearch = {
  parseSearch: (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search: Record<string, unknown>): string => {
    const parameters = new URLSearchParams()
    for (const [name, value] of Object.entries(search)) {
      if (value !== undefined && value !== null && value !== '') parameters.set(name, String(value))
    }
    const text = parameters.toString()
    return text === '' ? '' : `?${text}`
  },
}
