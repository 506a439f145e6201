import { Html, html } from './html.ts'

const style = `
:root { color-scheme: light dark; --text: #1a1f36; --dim: #4f566b; --page: #f6f8fa; --card: #fff; --line: #d5dbe1;
  --main: #4f46e5; --on-main: #fff; --bad: #a41c4e; --bad-back: #fdeef3; --mark: #8a4b00; --mark-back: #fff3d6 }
@media (prefers-color-scheme: dark) { :root { --text: #f0f2f6; --dim: #b4bac8; --page: #14161c; --card: #1e212a;
  --line: #3a3f4d; --main: #8f94fb; --on-main: #10121a; --bad: #ff9dbd; --bad-back: #3a1524; --mark: #ffd27a;
  --mark-back: #3a2c08 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, sans-serif }
.mark { background: var(--mark-back); color: var(--mark); padding: .4rem 1rem; text-align: center; font-size: .875rem;
  font-weight: 600 }
main { max-width: 34rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere }
main.wide { max-width: 70rem }
h1 { font-size: 1.4rem; line-height: 1.3 } h2 { font-size: 1.1rem; margin-top: 0 }
section { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; margin: 1rem 0 }
label, fieldset { display: block; margin: .75rem 0 }
fieldset { border: 1px solid var(--line); border-radius: .4rem } .choice { display: flex; gap: .5rem; margin: .4rem 0 }
input:not([type=radio], [type=checkbox], [type=hidden]), select { display: block; width: 100%; margin-top: .25rem;
  padding: .55rem; font: inherit; color: inherit; background: var(--page); border: 1px solid var(--dim); border-radius: .4rem }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1rem }
button { font: inherit; font-weight: 600; padding: .5rem 1rem; border-radius: .4rem; cursor: pointer;
  border: 1px solid var(--dim); background: transparent; color: inherit }
button.main { width: 100%; background: var(--main); border-color: var(--main); color: var(--on-main); padding: .7rem }
:focus-visible { outline: 3px solid var(--main); outline-offset: 2px }
a { color: var(--main) }
.row { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; justify-content: space-between; padding: .4rem 0;
  border-bottom: 1px solid var(--line) } .row:last-child { border: 0 } .row form { margin: 0 }
.actions { display: flex; flex-wrap: wrap; gap: .5rem } .total { font-weight: 700 } .dim { color: var(--dim) }
.alert { background: var(--bad-back); color: var(--bad); border-radius: .4rem; padding: .7rem; font-weight: 600 }
.scroll { overflow-x: auto } table { border-collapse: collapse; width: 100%; font-size: .875rem }
th, td { text-align: start; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line); vertical-align: top }
`

/** A whole page of the simulator, marked as such. */
export function layout(title: string, content: Html, width: 'narrow' | 'wide' = 'narrow'): string {
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${new Html(style)}</style><link rel="icon" href="data:,"></head>
<body><div class="mark" role="note">Test mode – Stripe simulator. No money moves.</div>
<main class="${width}"><h1>${title}</h1>${content}</main></body></html>`.text
}
