import { faultKinds } from '../faults/index.ts'
import type { Event, WebhookEndpoint } from '../kernel/collections.ts'
import type { Resource } from '../kernel/route.ts'
import type { State } from '../kernel/state.ts'
import { page } from '../pages/answers.ts'
import { actionForm, field, type Html, html } from '../pages/html.ts'
import { steps } from './control.ts'
import type { Tools } from './routes.ts'

const shown = 50
const back = { back: 'page' }

/** The simulator's own page: what there is, what happened, and buttons for time, events and faults. */
export function controlPage(tools: Tools): Resource {
  return {
    routes: [
      {
        method: 'GET',
        path: '/',
        open: true,
        handle: ({ state }) => page('Stripe simulator', content(state, tools), { wide: true }),
      },
    ],
  }
}

function content(state: State, tools: Tools): Html {
  return html`${clocks(state)}${customers(state)}${subscriptions(state)}${events(state, tools)}${faults(tools)}
    ${processing(state)}${endpoints([...state.all.webhookEndpoints.values()])}`
}

const time = (seconds: number): string =>
  new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')

function table(title: string, columns: string[], rows: Html[], above?: Html): Html {
  const head = columns.map((column) => html`<th scope="col">${column}</th>`)
  const body =
    rows.length > 0 ? rows : [html`<tr><td colspan="${columns.length}" class="dim">None.</td></tr>`]
  return html`<section><h2>${title}</h2>${above}<div class="scroll" tabindex="0" role="region" aria-label="${title}">
    <table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div></section>`
}

const row = (...cells: (Html | string | number | null)[]): Html =>
  html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`

function latest<T>(items: Iterable<T>): T[] {
  const found: T[] = []
  for (const item of items) {
    if (found.length === shown) break
    found.push(item)
  }
  return found
}

function clocks(state: State): Html {
  const rows = latest(state.all.testClocks.newest()).map((clock) =>
    row(
      clock.id,
      clock.name,
      time(clock.frozen_time),
      html`<div class="actions">${steps.map((by) =>
        actionForm(`/simulator/clocks/${clock.id}/advance`, `+1 ${by}`, { ...back, by }),
      )}</div>`,
    ),
  )
  return table('Test clocks', ['Clock', 'Name', 'Time (UTC)', 'Advance'], rows)
}

function customers(state: State): Html {
  const rows = latest(state.all.customers.newest()).map((it) =>
    row(it.id, it.name ?? null, it.email, it.test_clock ?? null, it.delinquent ? 'yes' : 'no'),
  )
  return table('Customers', ['Customer', 'Name', 'Email', 'Clock', 'Delinquent'], rows)
}

function subscriptions(state: State): Html {
  const rows = latest(state.all.subscriptions.newest()).map((it) => {
    const plan = it.items.data.map(({ price, quantity }) => {
      const name = state.all.products.get(price.product)?.name ?? price.id
      return `${name} × ${quantity ?? 1}`
    })
    const end = it.items.data[0]?.current_period_end
    return row(
      it.id,
      it.customer,
      plan.join(', '),
      it.status,
      end ? time(end) : null,
      invoiceLink(it.latest_invoice),
    )
  })
  return table(
    'Subscriptions',
    ['Subscription', 'Customer', 'Plan', 'Status', 'Period ends', 'Invoice'],
    rows,
  )
}

const invoiceLink = (id: string | null): Html => (id ? html`<a href="/invoice/${id}">${id}</a>` : html``)

function events(state: State, { deliveries }: Tools): Html {
  const byEvent = new Map<string, string[]>()
  for (const { eventId, status, attempts, answer } of deliveries.list()) {
    const text = `${status} (${attempts}${answer ? `, ${answer}` : ''})`
    byEvent.set(eventId, [...(byEvent.get(eventId) ?? []), text])
  }
  const rows = latest(state.all.events.newest()).map((event) =>
    row(
      time(event.created),
      event.type,
      objectIdOf(event),
      (byEvent.get(event.id) ?? ['no endpoint']).join(', '),
      actionForm(`/simulator/events/${event.id}/resend`, 'Resend', back),
    ),
  )
  const buttons = html`<div class="actions">${actionForm('/simulator/deliveries/hold', 'Hold deliveries', back)}
    ${actionForm('/simulator/deliveries/release', `Release (${deliveries.held().length} held)`, back)}
    ${actionForm('/simulator/deliveries/drop', 'Drop held', back)}</div>`
  return table('Events', ['Time (UTC)', 'Type', 'Object', 'Delivery', ''], rows, buttons)
}

function objectIdOf({ data }: Event): string {
  return typeof data.object.id === 'string' ? data.object.id : ''
}

function faults({ faults: armed }: Tools): Html {
  const rows = armed.list().map(({ id, fault, left }) => {
    const remove = actionForm(`/simulator/faults/${id}/remove`, 'Remove', back)
    return row(fault.kind, JSON.stringify(fault), left === null ? 'always' : left, remove)
  })
  const kinds = faultKinds.map((kind) => html`<option>${kind}</option>`)
  const form = html`<form method="post" action="/simulator/faults"><input type="hidden" name="back" value="page">
    <div class="pair"><label>Kind<select name="kind">${kinds}</select></label>
    ${field('How often (empty: calls once, deliveries always)', 'times', { inputmode: 'numeric' })}
    ${field('Probability (0 to 1)', 'probability', { inputmode: 'decimal' })}
    ${field('Path of calls (such as /v1/invoices*)', 'path')}</div><button class="quiet">Add fault</button></form>`
  return table('Faults', ['Kind', 'Details', 'Strikes left', ''], rows, form)
}

function processing(state: State): Html {
  const waiting = [...state.all.paymentIntents.values()].filter(({ status }) => status === 'processing')
  const rows = waiting.map(({ id, customer }) => {
    const path = `/simulator/payment_intents/${id}/settle`
    const buttons = html`<div class="actions">${actionForm(path, 'Arrives', { ...back, outcome: 'succeeded' })}
      ${actionForm(path, 'Fails', { ...back, outcome: 'failed' })}</div>`
    return row(id, customer, buttons)
  })
  return rows.length > 0 ? table('Money under way', ['Payment', 'Customer', 'Outcome'], rows) : html``
}

function endpoints(all: WebhookEndpoint[]): Html {
  const rows = all.map(({ url, status, enabled_events: wanted }) => row(url, status, wanted.join(', ')))
  return table('Webhook endpoints', ['Address', 'Status', 'Events'], rows)
}
