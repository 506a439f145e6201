import { useLocale, useTranslation } from '@leasehold/i18n/react'
import { notify, useNotifyRefusal } from '@leasehold/ui'
import { ActionIcon, Menu } from '@mantine/core'
import {
  IconArrowDown,
  IconArrowUp,
  IconDots,
  IconEye,
  IconEyeOff,
  IconPlayerPause,
  IconPlayerPlay,
} from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTRPC } from '../../lib/trpc.ts'
import type { ListedPlan } from './plans.ts'
import { useRefreshPlans } from './use-refresh-plans.ts'

type PlanMenuProps = {
  plan: ListedPlan
  /** Keys of all plans, in their order. */
  order: readonly string[]
  /** Keys of those that are shown: one moves past its neighbour among them. */
  shown: readonly string[]
}

/** What can be done with a plan from the list: switch it, hide it, move it. */
export function PlanMenu({ plan, order, shown }: PlanMenuProps) {
  const { t } = useTranslation('plans')
  const name = plan.name[useLocale()]
  const trpc = useTRPC()
  const refresh = useRefreshPlans()
  const onError = useNotifyRefusal()
  const edit = useMutation(trpc.plans.edit.mutationOptions({ onError, onSettled: refresh }))
  const sort = useMutation(trpc.plans.sort.mutationOptions({ onError, onSettled: refresh }))
  const { key, version, description, onSale, hidden, contactUs } = plan
  const change = (flags: { onSale?: boolean; hidden?: boolean }, message: string) =>
    edit.mutate(
      { key, version, name: plan.name, description, onSale, hidden, contactUs, ...flags },
      { onSuccess: () => void notify({ message }) },
    )
  const place = shown.indexOf(key)
  const swapWith = (neighbour: string) => {
    const keys = order.map((each) => (each === key ? neighbour : each === neighbour ? key : each))
    sort.mutate({ keys }, { onSuccess: () => void notify({ message: t('done.moved') }) })
  }
  const [above, below] = [shown[place - 1], shown[place + 1]]
  const icon = { size: 16, 'aria-hidden': true }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('menu.label', { name })}
          loading={edit.isPending || sort.isPending}
        >
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {onSale ? (
          <Menu.Item
            leftSection={<IconPlayerPause {...icon} />}
            disabled={plan.isForSignUp}
            onClick={() => change({ onSale: false }, t('done.switchedOff', { name }))}
          >
            {t('menu.switchOff')}
          </Menu.Item>
        ) : (
          <Menu.Item
            leftSection={<IconPlayerPlay {...icon} />}
            onClick={() => change({ onSale: true }, t('done.switchedOn', { name }))}
          >
            {t('menu.switchOn')}
          </Menu.Item>
        )}
        {hidden ? (
          <Menu.Item
            leftSection={<IconEye {...icon} />}
            onClick={() => change({ hidden: false }, t('done.shown', { name }))}
          >
            {t('menu.show')}
          </Menu.Item>
        ) : (
          <Menu.Item
            leftSection={<IconEyeOff {...icon} />}
            onClick={() => change({ hidden: true }, t('done.hidden', { name }))}
          >
            {t('menu.hide')}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconArrowUp {...icon} />}
          disabled={above === undefined}
          onClick={() => above && swapWith(above)}
        >
          {t('menu.up')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowDown {...icon} />}
          disabled={below === undefined}
          onClick={() => below && swapWith(below)}
        >
          {t('menu.down')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
