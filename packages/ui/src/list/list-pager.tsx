import { useTranslation } from '@leasehold/i18n/react'
import { Button } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import classes from './data-table.module.css'
import type { ListSearch } from './list-search.ts'
import type { List } from './use-list-search.ts'

type ListPagerProps<Search extends ListSearch> = {
  list: List<Search>
  page: { next: string | null; previous: string | null }
}

/** Steps to the next and the previous page; nothing where there is only one. */
export function ListPager<Search extends ListSearch>({ list, page }: ListPagerProps<Search>) {
  const { t } = useTranslation()
  if (page.next === null && page.previous === null) return null
  return (
    <nav className={classes.pager} aria-label={t('list.pages')}>
      <Button
        variant="default"
        disabled={page.previous === null}
        onClick={() => list.goTo(page.previous ?? undefined)}
        leftSection={<IconChevronLeft size={15} aria-hidden />}
      >
        {t('list.previous')}
      </Button>
      <Button
        variant="default"
        disabled={page.next === null}
        onClick={() => list.goTo(page.next ?? undefined)}
        rightSection={<IconChevronRight size={15} aria-hidden />}
      >
        {t('list.next')}
      </Button>
    </nav>
  )
}
