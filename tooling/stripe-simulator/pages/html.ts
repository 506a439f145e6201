/** Text that is HTML already. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Part = Html | string | number | null | undefined | false | Part[]

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function write(part: Part): string {
  if (part instanceof Html) return part.text
  if (Array.isArray(part)) return part.map(write).join('')
  if (part === null || part === undefined || part === false) return ''
  return String(part).replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
}

/** HTML in which everything filled in is escaped, unless it is HTML itself; lists are joined, nothing is left out. */
export function html(literals: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(literals.reduce((text, literal, index) => text + write(parts[index - 1]) + literal))
}

/** A labelled text field. */
export function field(label: string, name: string, attributes: Record<string, string> = {}): Html {
  const rest = Object.entries(attributes).map(([key, value]) => html` ${key}="${value}"`)
  return html`<label>${label}<input name="${name}"${rest}></label>`
}

/** A form of one button, with what it sends along. */
export function actionForm(
  action: string,
  label: string,
  values: Record<string, string> = {},
  kind: 'quiet' | 'main' = 'quiet',
): Html {
  const hidden = Object.entries(values).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )
  return html`<form method="post" action="${action}">${hidden}<button class="${kind}">${label}</button></form>`
}

/** A message that screen readers say at once. */
export function alert(text: string | null | undefined): Html {
  return text ? html`<p class="alert" role="alert">${text}</p>` : html``
}
