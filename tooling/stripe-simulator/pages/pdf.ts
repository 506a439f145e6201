/** A piece of text on a page: points from the left (its right end with `align: 'right'`) and from the top. */
export interface PdfText {
  text: string
  x: number
  y: number
  size: number
  isBold?: boolean
  align?: 'left' | 'right'
}

/** A4 in points. */
export const pageSize = { width: 595, height: 842 }

/** The widths of Helvetica's signs from the space to the tilde, in thousandths of the size (Adobe's metrics). */
const widths = (
  '278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 ' +
  '584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 ' +
  '667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 ' +
  '278 556 500 722 500 500 500 334 260 334 584'
)
  .split(' ')
  .map(Number)

const widthOf = (text: string, size: number) =>
  ([...text].reduce((sum, sign) => sum + (widths[(sign.codePointAt(0) ?? 0) - 32] ?? 556), 0) * size) / 1000

/** Signs beyond Latin-1 become question marks: the fonts every reader brings along have no others. */
const latin = (text: string) => text.replace(/[–—]/g, '-').replace(/[^\x20-\x7e\xa0-\xff]/gu, '?')

function draw({ text, x, y, size, isBold, align }: PdfText): string {
  const written = latin(text)
  const left = align === 'right' ? x - widthOf(written, size) : x
  const escaped = written.replace(/[\\()]/g, '\\$&')
  const at = `${left.toFixed(2)} ${(pageSize.height - y).toFixed(2)}`
  return `BT /${isBold ? 'F2' : 'F1'} ${size} Tf ${at} Td (${escaped}) Tj ET`
}

/** A PDF file (ISO 32000-1) with the given texts on each of its pages. */
export function writePdf(title: string, pages: readonly (readonly PdfText[])[]): Buffer {
  const font = (name: string) =>
    `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`
  const firstPage = 6
  const kids = pages.map((_, index) => `${firstPage + index * 2} 0 R`).join(' ')
  const box = `[0 0 ${pageSize.width} ${pageSize.height}]`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    font('Helvetica'),
    font('Helvetica-Bold'),
    `<< /Title (${latin(title).replace(/[\\()]/g, '\\$&')}) >>`,
  ]
  for (const [index, texts] of pages.entries()) {
    const content = texts.map(draw).join('\n')
    const resources = '<< /Font << /F1 3 0 R /F2 4 0 R >> >>'
    const contents = `${firstPage + index * 2 + 1} 0 R`
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /Resources ${resources} /Contents ${contents} >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    )
  }
  return assemble(objects)
}

function assemble(objects: readonly string[]): Buffer {
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R /Info 5 0 R >>\nstartxref\n${file.length}\n%%EOF\n`
  return Buffer.from(`${file}xref\n0 ${size}\n0000000000 65535 f \n${table}${trailer}`, 'latin1')
}
