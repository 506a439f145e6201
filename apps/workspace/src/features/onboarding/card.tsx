import { type ReactNode, useId } from 'react'
import classes from './wizard.module.css'

/** One part of the third step under its own heading. */
export function Card({ title, text, children }: { title: string; text: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={classes.card}>
      <h2 id={id}>{title}</h2>
      <p>{text}</p>
      {children}
    </section>
  )
}

/** What is there already; nothing while there is nothing. */
export function Added({ label, names }: { label: string; names: readonly string[] }) {
  if (names.length === 0) return null
  return (
    <ul aria-label={label} className={classes.items}>
      {names.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  )
}
