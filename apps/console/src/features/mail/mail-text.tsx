import { useTranslation } from '@leasehold/i18n/react'
import { Section } from '@leasehold/ui'
import { Tabs } from '@mantine/core'
import classes from './mail.module.css'

/**
 * What a mail says, in both forms. The formatted one is shown where it can do nothing: no scripts, no origin,
 * no forms; only its links open, elsewhere.
 */
export function MailText({ subject, text }: { subject: string; text: { html: string; plain: string } }) {
  const { t } = useTranslation('mail')
  return (
    <Section title={t('text')} flush>
      <Tabs defaultValue="formatted" keepMounted={false}>
        <Tabs.List className={classes.tabs}>
          <Tabs.Tab value="formatted">{t('formatted')}</Tabs.Tab>
          <Tabs.Tab value="plain">{t('plain')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="formatted">
          <iframe
            className={classes.frame}
            title={subject}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            srcDoc={text.html}
          />
        </Tabs.Panel>
        <Tabs.Panel value="plain">
          <pre className={classes.plain}>{text.plain}</pre>
        </Tabs.Panel>
      </Tabs>
    </Section>
  )
}
