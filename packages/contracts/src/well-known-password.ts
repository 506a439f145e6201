/** Words that head the published lists of passwords from break-ins, as far as they make ten characters with an ending. */
const words =
  /^(p[a@4][s5$]{2}w[o0]rd|passwort|qwerty|qwertz|azerty|letmein|welcome|iloveyou|admin|administrator|superadmin|root|changeme|default|secret|test|abc|abcd|login|master|monkey|dragon|sunshine|princess|football|baseball|superman|trustno|woaini|mima|a|q|aa|qq|zz){1,2}$/

/** What one's finger finds without thinking: rows of the keyboard, digits and letters in order. */
const runs = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
]

const reversed = (text: string) => [...text].reverse().join('')

/**
 * True for a password that whoever guesses tries first: one piece repeated, a run of the keyboard, or a word of the lists
 * with digits and signs after it. NIST SP 800-63B, section 5.1.1.2, has such refused; it asks for nothing else of a
 * password than its length, and neither do we.
 */
export function isWellKnownPassword(password: string): boolean {
  const typed = password.toLowerCase()
  if (/^(.|[ -~]{2,4})\1+.{0,3}$/su.test(typed) && new Set(typed).size <= 4) return true
  if ([...runs, ...runs.map(reversed)].some((run) => run.includes(typed))) return true
  const word = typed.replace(/[\p{Nd}\p{P}\p{S}\s]+$/u, '')
  // Nothing but digits that go up or down one by one ends up here too, such as 1234567890123.
  return word === '' ? isRun(typed) : words.test(word)
}

/** True when each character follows from the one before by the same step, 9 and 0 being neighbours. */
function isRun(text: string): boolean {
  if (!/^\d+$/.test(text)) return false
  const steps = [...text].slice(1).map((digit, at) => (Number(digit) - Number(text[at]) + 10) % 10)
  return new Set(steps).size === 1
}
