// Runs before the first paint, as a file of its own because the content policy allows no inline script:
// sets the colour scheme and the language that were chosen on this device, so that nothing flashes.
try {
  const scheme = localStorage.getItem('mantine-color-scheme-value') || 'auto'
  const dark = scheme === 'dark' || (scheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.mantineColorScheme = dark ? 'dark' : 'light'
  document.documentElement.lang = localStorage.getItem('leasehold.locale') || 'en'
} catch {
  document.documentElement.dataset.mantineColorScheme = 'light'
}
