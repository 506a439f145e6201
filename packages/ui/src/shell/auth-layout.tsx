import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTitle } from '../page/use-title.ts'
import { ColorSchemeSwitcher } from '../preferences/color-scheme-switcher.tsx'
import { LanguageSwitcher } from '../preferences/language-switcher.tsx'
import classes from './auth-layout.module.css'
import { Brand } from './brand.tsx'

export type AuthLayoutProps = {
  title: string
  intro?: ReactNode
  /** Names the part of the product, such as "Console". */
  suffix?: string
  /** `wide` for wizards. */
  width?: 'narrow' | 'wide'
  /** Above the title, such as how far a wizard has come. */
  lead?: ReactNode
  children: ReactNode
}

/** A page for people who are not signed in: one card, the brand, language and appearance. */
export function AuthLayout(props: AuthLayoutProps) {
  const { title, intro, suffix, width = 'narrow', lead, children } = props
  useTitle(title)
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <Brand suffix={suffix} />
      </header>
      <main className={classes.card} data-width={width}>
        {lead}
        <Title order={1}>{title}</Title>
        {intro ? <p className={classes.intro}>{intro}</p> : null}
        <div className={classes.body}>{children}</div>
      </main>
      <footer className={classes.footer}>
        <LanguageSwitcher />
        <ColorSchemeSwitcher />
      </footer>
    </div>
  )
}
