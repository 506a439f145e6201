import { useTranslation } from '@leasehold/i18n/react'
import { type MantineColorScheme, NativeSelect, useMantineColorScheme } from '@mantine/core'
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react'

const icons = { light: IconSun, dark: IconMoon, auto: IconDeviceDesktop }

function isColorScheme(value: string): value is MantineColorScheme {
  return value in icons
}

/** Light, dark, or as the device has it; remembered on this device. */
export function ColorSchemeSwitcher() {
  const { t } = useTranslation()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const Icon = icons[colorScheme]
  return (
    <NativeSelect
      size="xs"
      aria-label={t('shell.appearance')}
      leftSection={<Icon size={15} aria-hidden />}
      data={[
        { value: 'auto', label: t('shell.system') },
        { value: 'light', label: t('shell.light') },
        { value: 'dark', label: t('shell.dark') },
      ]}
      value={colorScheme}
      onChange={({ currentTarget }) => {
        if (isColorScheme(currentTarget.value)) setColorScheme(currentTarget.value)
      }}
    />
  )
}
