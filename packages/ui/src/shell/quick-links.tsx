import { Link } from '@tanstack/react-router'
import type { NavGroup } from './nav.tsx'
import classes from './quick-links.module.css'

/** The navigation again as cards, for a start page. */
export function QuickLinks({ groups }: { groups: readonly NavGroup[] }) {
  return groups
    .filter((group) => group.items.length > 0)
    .map((group) => (
      <section key={group.label ?? ''} className={classes.group}>
        {group.label ? <h2 className={classes.heading}>{group.label}</h2> : null}
        <ul className={classes.links}>
          {group.items.map(({ label, icon: Icon, link }) => (
            <li key={label}>
              <Link {...link} className={classes.link}>
                <Icon size={20} stroke={1.5} />
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </section>
    ))
}
