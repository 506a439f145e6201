import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const project = join(import.meta.dirname, '../../../..')
const styles = join(import.meta.dirname, '../../node_modules/@mantine/core/styles')

/** Components whose styles another component's file holds, or that bring further ones with them. */
const needs: Record<string, string[]> = {
  Autocomplete: ['Input', 'Popover', 'ScrollArea', 'Combobox'],
  Drawer: ['ModalBase', 'Overlay', 'Paper', 'CloseButton', 'Drawer'],
  Menu: ['Popover', 'Menu'],
  Modal: ['ModalBase', 'Overlay', 'Paper', 'CloseButton', 'Modal'],
  MultiSelect: ['Input', 'Popover', 'ScrollArea', 'Combobox', 'Pill', 'PillsInput'],
  NativeSelect: ['Input'],
  Select: ['Input', 'Popover', 'ScrollArea', 'Combobox', 'CloseButton'],
  TagsInput: ['Input', 'Popover', 'ScrollArea', 'Combobox', 'Pill', 'PillsInput'],
  Textarea: ['Input'],
  TextInput: ['Input'],
}

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(
      (entry) => entry.isFile() && entry.name.endsWith('.tsx') && !/node_modules|dist/.test(entry.parentPath),
    )
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
}

test('every component of Mantine in use has its styles', () => {
  const listed = readFileSync(join(import.meta.dirname, 'mantine.css'), 'utf8')
  const sources = ['apps/console/src', 'apps/workspace/src', 'packages/ui/src'].flatMap((folder) =>
    sourcesBelow(join(project, folder)),
  )
  const imported = sources.flatMap((source) =>
    [...source.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)].flatMap((match) =>
      (match[1] ?? '').split(',').map((name) => name.trim()),
    ),
  )
  const wanted = new Set(imported.flatMap((name) => needs[name] ?? [name]))
  const missing = [...wanted].filter(
    (name) => existsSync(join(styles, `${name}.css`)) && !listed.includes(`/${name}.css`),
  )
  expect(missing.map((name) => `@import '@mantine/core/styles/${name}.css';`)).toEqual([])
})
