import type { Locale } from '@leasehold/i18n'
import { translate } from '@leasehold/i18n/server'
import {
  Body,
  Button,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Link,
  Preview,
  Section,
  Text,
} from '@react-email/components'
import { createElement as h, type ReactElement } from 'react'
import type { MailContent } from './templates.ts'

/** Mail programs know no stylesheets worth the name: every element carries its own style. */
const styles = {
  body: {
    margin: 0,
    padding: '24px 12px',
    backgroundColor: '#f5f6f8',
    fontFamily:
      '-apple-system, "Segoe UI", Roboto, "Helvetica Neue", "PingFang SC", "Hiragino Sans", "Microsoft YaHei", "Yu Gothic UI", sans-serif',
    color: '#1c2230',
  },
  brand: { margin: '0 0 16px', fontSize: '15px', fontWeight: 600, color: '#3a55a4' },
  card: {
    maxWidth: '560px',
    padding: '32px',
    border: '1px solid #e2e5eb',
    borderRadius: '8px',
    backgroundColor: '#ffffff',
  },
  heading: { margin: '0 0 16px', fontSize: '21px', lineHeight: '29px', fontWeight: 600 },
  text: { margin: '0 0 16px', fontSize: '15px', lineHeight: '25px' },
  button: {
    padding: '12px 20px',
    borderRadius: '6px',
    backgroundColor: '#3a55a4',
    color: '#ffffff',
    fontSize: '15px',
    fontWeight: 600,
    textDecoration: 'none',
  },
  note: { margin: '0 0 8px', fontSize: '13px', lineHeight: '21px', color: '#5a6275' },
  link: { color: '#3a55a4', overflowWrap: 'anywhere', wordBreak: 'break-all' },
  rule: { margin: '24px 0 16px', borderColor: '#e2e5eb' },
} as const

/** The one form of every mail: brand, heading, text, one button, notes. */
export function MailLayout({ content, locale }: { content: MailContent; locale: Locale }): ReactElement {
  const { greeting, heading, paragraphs, action, notes } = content
  const paragraph = (text: string) => h(Text, { key: text, style: styles.text }, text)
  const note = (text: string) => h(Text, { key: text, style: styles.note }, text)
  return h(
    Html,
    { lang: locale },
    h(Head, null, h('meta', { name: 'color-scheme', content: 'light' }), h('title', null, content.subject)),
    h(Preview, null, paragraphs[0] ?? heading),
    h(
      Body,
      { style: styles.body },
      h(
        Container,
        { style: styles.card },
        h(Text, { style: styles.brand }, translate(locale, 'common:product')),
        h(Heading, { as: 'h1', style: styles.heading }, heading),
        greeting ? paragraph(greeting) : null,
        paragraphs.map(paragraph),
        action ? actionPart(action, locale) : null,
        notes.map(note),
        h(Hr, { style: styles.rule }),
        note(translate(locale, 'emails:footer')),
      ),
    ),
  )
}

function actionPart({ label, link }: { label: string; link: string }, locale: Locale): ReactElement {
  return h(
    Section,
    null,
    h(Section, { style: { margin: '8px 0 24px' } }, h(Button, { href: link, style: styles.button }, label)),
    h(
      Text,
      // The plain text has the address with the button already.
      { style: styles.note, ...{ 'data-skip-in-text': true } },
      translate(locale, 'emails:linkFallback'),
      h('br'),
      h(Link, { href: link, style: styles.link }, link),
    ),
  )
}
