import type { Invoice } from '../../kernel/collections.ts'
import { formatAmount } from '../../payments/currencies.ts'
import { type PdfText, pageSize, writePdf } from '../pdf.ts'
import { dateOf, sumsOf } from './page.ts'

const [left, right, top, bottom] = [50, pageSize.width - 50, 60, pageSize.height - 70]
const rowHeight = 18

/** An invoice as a PDF file. */
export function invoicePdf(invoice: Invoice): Buffer {
  const pages: PdfText[][] = [headOf(invoice)]
  let y = 230
  const write = (label: string, amount: number, isBold = false) => {
    if (y > bottom) {
      pages.push([])
      y = top
    }
    const money = formatAmount(amount, invoice.currency)
    pages
      .at(-1)
      ?.push(
        { text: label.slice(0, 80), x: left, y, size: 10, isBold },
        { text: money, x: right, y, size: 10, isBold, align: 'right' },
      )
    y += rowHeight
  }
  for (const line of invoice.lines.data) write(line.description ?? '', line.amount)
  y += rowHeight / 2
  for (const [label, amount] of sumsOf(invoice)) write(label, amount, label === 'Amount due')
  for (const [index, texts] of pages.entries()) {
    const text = `Stripe simulator, test mode. Not a real invoice. Page ${index + 1} of ${pages.length}`
    texts.push({ text, x: left, y: pageSize.height - 40, size: 8 })
  }
  return writePdf(`Invoice ${invoice.number ?? ''}`, pages)
}

function headOf(invoice: Invoice): PdfText[] {
  const address = invoice.customer_address
  const place = [address?.line1, address?.postal_code, address?.city, address?.country]
    .filter(Boolean)
    .join(', ')
  const facts = [
    `Invoice number: ${invoice.number ?? '(draft)'}`,
    `Date: ${dateOf(invoice.effective_at ?? invoice.created)}`,
    invoice.due_date ? `Due: ${dateOf(invoice.due_date)}` : '',
    `Status: ${invoice.status}`,
  ]
  const receiver = [invoice.customer_name ?? '', invoice.customer_email ?? '', place]
  const column = (texts: string[], x: number): PdfText[] =>
    texts.filter(Boolean).map((text, index) => ({ text, x, y: 110 + index * 16, size: 10 }))
  return [
    { text: 'Invoice', x: left, y: top, size: 22, isBold: true },
    { text: invoice.account_name ?? '', x: right, y: top, size: 12, isBold: true, align: 'right' },
    ...column(facts, left),
    ...column(receiver, 320),
    { text: 'Description', x: left, y: 205, size: 9, isBold: true },
    { text: 'Amount', x: right, y: 205, size: 9, isBold: true, align: 'right' },
  ]
}
