import { useTranslation } from '@leasehold/i18n/react'
import { Avatar, Button, Popover, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { IconChevronDown, IconLogout } from '@tabler/icons-react'
import { Link, type LinkProps } from '@tanstack/react-router'
import { useState } from 'react'
import { ColorSchemeSwitcher } from '../preferences/color-scheme-switcher.tsx'
import { LanguageSwitcher, type LanguageSwitcherProps } from '../preferences/language-switcher.tsx'
import classes from './shell.module.css'

export type AccountMenuProps = {
  name: string
  /** Under the name, such as the email address or the role. */
  detail: string
  links?: readonly { label: string; link: LinkProps }[]
  onSignOut: () => void
  signingOut?: boolean
  onChooseLanguage?: LanguageSwitcherProps['onChoose']
}

/** Who is signed in, with their links, language, appearance and the way out. */
export function AccountMenu(props: AccountMenuProps) {
  const { name, detail, links = [], onSignOut, signingOut = false, onChooseLanguage } = props
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={260} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={classes.account} onClick={() => setOpened(!opened)}>
          <Avatar size={28} color="ink" name={name} aria-hidden />
          <VisuallyHidden>{t('shell.accountMenu')}</VisuallyHidden>
          <span className={classes.accountName}>{name}</span>
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.accountPanel}>
        <div className={classes.accountHead}>
          <strong>{name}</strong>
          <span>{detail}</span>
        </div>
        {links.length > 0 ? (
          <ul className={classes.accountLinks}>
            {links.map(({ label, link }) => (
              <li key={label}>
                <Link {...link} className={classes.navItem} onClick={() => setOpened(false)}>
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        ) : null}
        <div className={classes.accountPreferences}>
          <LanguageSwitcher {...(onChooseLanguage ? { onChoose: onChooseLanguage } : {})} />
          <ColorSchemeSwitcher />
        </div>
        <Button
          fullWidth
          variant="default"
          loading={signingOut}
          leftSection={<IconLogout size={15} aria-hidden />}
          onClick={onSignOut}
        >
          {t('actions.signOut')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  )
}
