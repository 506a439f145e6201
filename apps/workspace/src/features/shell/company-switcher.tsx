import { useTranslation } from '@leasehold/i18n/react'
import { StatusBadge } from '@leasehold/ui'
import { ActionIcon, Popover, UnstyledButton } from '@mantine/core'
import { IconBuilding, IconCheck, IconExternalLink, IconSelector } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '../../lib/me.ts'
import classes from './company-switcher.module.css'

/** Names the company one is in and leads to the others, in this tab or a new one. */
export function CompanySwitcher({ current }: { current: { code: string; name: string } | null }) {
  const { t } = useTranslation()
  const { companies } = useMe()
  const [opened, setOpened] = useState(false)
  const name = current?.name ?? t('shell.switchCompany')
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={320} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton
          className={classes.button}
          aria-label={current ? t('shell.currentCompany', { name: current.name }) : t('shell.switchCompany')}
          onClick={() => setOpened(!opened)}
        >
          <IconBuilding size={17} stroke={1.6} aria-hidden />
          <span className={classes.name}>{name}</span>
          <IconSelector size={15} aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.panel}>
        <div className={classes.heading}>{t('shell.yourCompanies')}</div>
        <ul className={classes.companies}>
          {companies.map((company) => (
            <li key={company.code}>
              <Link
                to="/$tenant"
                params={{ tenant: company.code }}
                className={classes.company}
                aria-current={company.code === current?.code ? 'true' : undefined}
                onClick={() => setOpened(false)}
              >
                <span className={classes.companyText}>
                  <span className={classes.companyName}>{company.name}</span>
                  <span className={classes.code}>{company.code}</span>
                </span>
                {company.isPrimary ? <StatusBadge>{t('shell.primary')}</StatusBadge> : null}
                {company.code === current?.code ? <IconCheck size={16} aria-hidden /> : null}
              </Link>
              <ActionIcon
                component="a"
                href={`/${company.code}`}
                target="_blank"
                rel="noopener"
                variant="subtle"
                color="gray"
                aria-label={t('shell.openInNewTab', { name: company.name })}
                title={t('shell.openInNewTab', { name: company.name })}
              >
                <IconExternalLink size={15} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
        <Link to="/account/companies" className={classes.manage} onClick={() => setOpened(false)}>
          {t('shell.manageCompanies')}
        </Link>
      </Popover.Dropdown>
    </Popover>
  )
}
